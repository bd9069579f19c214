package dev.turnstone.app.preview;

import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts rows that are alike, and chooses those that are shown. */
final class Seen {
  /** So many kinds of rows are told apart; the counts go on beyond. */
  private static final int KINDS = 500;

  private record Kind(
      List<Optional<String>> before,
      List<Optional<String>> after,
      Fate fate,
      Optional<Problem> problem) {}

  private final Map<Kind, Long> kinds = new LinkedHashMap<>();
  private long refused;
  private long filtered;

  void add(
      List<Optional<String>> before,
      List<Optional<String>> after,
      Fate fate,
      Optional<Problem> problem) {
    if (fate == Fate.REFUSED || fate == Fate.STOPS) {
      refused++;
    }
    Kind kind = new Kind(before, after, fate, problem);
    if (kinds.size() < KINDS || kinds.containsKey(kind)) {
      kinds.merge(kind, 1L, Long::sum);
    }
  }

  void filtered() {
    filtered++;
  }

  long refusedRows() {
    return refused;
  }

  long filteredRows() {
    return filtered;
  }

  /** At most so many, of which half at most are not simply stored, unless there are no others. */
  List<PreviewRow> shown(int most) {
    List<PreviewRow> odd = new ArrayList<>(of(Fate.REFUSED));
    odd.addAll(of(Fate.STOPS));
    odd.addAll(of(Fate.CHANGED));
    List<PreviewRow> others = new ArrayList<>(of(Fate.STORED));
    others.addAll(of(Fate.FILTERED));
    int room = Math.max(most / 2, most - others.size());
    List<PreviewRow> shown = new ArrayList<>(odd.subList(0, Math.min(odd.size(), room)));
    shown.addAll(others.subList(0, Math.min(others.size(), most - shown.size())));
    return shown;
  }

  private List<PreviewRow> of(Fate fate) {
    return kinds.entrySet().stream()
        .filter(e -> e.getKey().fate() == fate)
        .map(e -> row(e.getKey(), e.getValue()))
        .toList();
  }

  private static PreviewRow row(Kind kind, long rows) {
    return new PreviewRow(kind.before(), kind.after(), kind.fate(), kind.problem(), rows);
  }
}
