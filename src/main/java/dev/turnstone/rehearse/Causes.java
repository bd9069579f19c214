package dev.turnstone.rehearse;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.OriginalValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that would not be written, gathered by reason and place; memory per reason is constant. */
final class Causes {
  /** So many examples are kept from the beginning of the source's order. */
  static final int FIRST = 5;

  /** Which key, condition or table it is about tells reasons apart that have no column. */
  private static final Set<Code> NAMED =
      EnumSet.of(Code.DUPLICATE_KEY, Code.KEY_TWICE, Code.CHECK_FAILED, Code.PARENT_MISSING);

  private record Where(Code code, Location place, String name) {
    static Where of(Problem problem) {
      boolean named = NAMED.contains(problem.code()) && !problem.arguments().isEmpty();
      return new Where(problem.code(), problem.where(), named ? problem.arguments().get(0) : "");
    }
  }

  /** A row on its way into the examples. */
  private record Placed(long row, Example example, double measure) {}

  private static final class Gathered {
    private Problem problem;
    private long rows;
    private final List<Placed> first = new ArrayList<>();
    private @Nullable Placed extreme;

    Gathered(Problem problem) {
      this.problem = problem;
    }
  }

  private final Map<Where, Gathered> causes = new HashMap<>();
  private final Map<Location, Oversize> oversizes = new HashMap<>();

  /** Takes the size of a value that is to blame, where a wider column would hold it. */
  void measure(Problem problem, OriginalValue value) {
    if (Oversize.answers(problem.code())) {
      oversizes.computeIfAbsent(problem.where(), w -> new Oversize()).add(value);
    }
  }

  /** How large the values of a column are that do not fit it; empty: every one fits. */
  Optional<Oversize> oversize(Location column) {
    return Optional.ofNullable(oversizes.get(column));
  }

  /** Counts rows, of which examples may be offered, too. */
  void count(Problem problem, long rows) {
    Gathered cause = gathered(problem);
    cause.rows += rows;
    if (problem.severity() == Severity.BLOCKER) {
      cause.problem = problem;
    }
  }

  private Gathered gathered(Problem problem) {
    return causes.computeIfAbsent(Where.of(problem), w -> new Gathered(problem));
  }

  /** True when this row would be one of the first examples. */
  boolean wants(Problem problem, long row) {
    List<Placed> first = gathered(problem).first;
    return first.size() < FIRST || row < first.get(FIRST - 1).row();
  }

  /** True when a value of this measure would be the extreme example. */
  boolean wants(Problem problem, double measure) {
    Placed extreme = gathered(problem).extreme;
    return measure > 0 && (extreme == null || measure > extreme.measure());
  }

  /**
   * Offers an example.
   *
   * @param row its place in the source's order
   * @param measure how large or long its value is; 0: that means nothing
   */
  void offer(Problem problem, long row, Example example, double measure) {
    Placed placed = new Placed(row, example, measure);
    Gathered cause = gathered(problem);
    offer(cause, placed);
  }

  private static void offer(Gathered cause, Placed placed) {
    cause.first.add(placed);
    cause.first.sort(Comparator.comparingLong(Placed::row));
    if (cause.first.size() > FIRST) {
      cause.first.remove(FIRST);
    }
    Placed extreme = cause.extreme;
    if (placed.measure() > 0 && (extreme == null || placed.measure() > extreme.measure())) {
      cause.extreme = placed;
    }
  }

  /** Takes over what was gathered elsewhere. */
  void addAll(Causes others) {
    others.oversizes.forEach(
        (where, size) -> oversizes.computeIfAbsent(where, w -> new Oversize()).addAll(size));
    others
        .causes
        .values()
        .forEach(
            other -> {
              count(other.problem, other.rows);
              Gathered cause = gathered(other.problem);
              other.first.forEach(placed -> offer(cause, placed));
              Placed extreme = other.extreme;
              if (extreme != null && wants(other.problem, extreme.measure())) {
                cause.extreme = extreme;
              }
            });
  }

  /** What is an answer to a cause. */
  record Answers(List<Fix> fixes, Optional<String> byHand) {}

  /** Everything gathered, most rows first. */
  List<Cause> all(Function<Problem, Answers> answers) {
    return causes.values().stream()
        .filter(cause -> cause.rows > 0)
        .map(cause -> cause(cause, answers.apply(cause.problem)))
        .sorted(
            Comparator.comparingLong((Cause c) -> -c.rows())
                .thenComparing(c -> c.problem().where().toString())
                .thenComparing(c -> c.problem().code()))
        .toList();
  }

  private static Cause cause(Gathered cause, Answers answers) {
    List<Example> first = cause.first.stream().map(Placed::example).toList();
    Optional<Example> extreme =
        Optional.ofNullable(cause.extreme)
            .map(Placed::example)
            .filter(example -> cause.rows > 1 && example.value().isPresent());
    return new Cause(cause.problem, cause.rows, first, extreme, answers.fixes(), answers.byHand());
  }
}
