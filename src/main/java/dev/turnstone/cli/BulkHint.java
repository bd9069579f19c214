package dev.turnstone.cli;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The command that decides many columns of one name at once, where each of them needs it. */
final class BulkHint {
  private BulkHint() {}

  private record Kind(Code code, String column) {}

  /** For the most frequent blocker of columns with one name; empty: none stands twice. */
  static Optional<String> of(List<Problem> problems, String planFile) {
    Map<Kind, List<Problem>> kinds =
        problems.stream()
            .filter(p -> p.severity() == Severity.BLOCKER && p.where().column().isPresent())
            .filter(p -> p.code() == Code.TYPE_NEEDS_CHOICE || p.code() == Code.TYPE_LOSES)
            .collect(
                Collectors.groupingBy(p -> new Kind(p.code(), p.where().column().orElseThrow())));
    return kinds.entrySet().stream()
        .filter(kind -> kind.getValue().size() > 1)
        .max(Comparator.comparingInt(kind -> kind.getValue().size()))
        .map(
            kind -> {
              Problem one = kind.getValue().get(0);
              Location all = Location.column("*", kind.getKey().column());
              Problem bulk = new Problem(one.code(), one.severity(), all, one.arguments());
              return "All " + kind.getValue().size() + " at once: " + bulk.fix(planFile);
            });
  }
}
