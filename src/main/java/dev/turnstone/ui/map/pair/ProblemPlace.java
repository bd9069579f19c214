package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.MigrationPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somewhere that somebody has to look at.
 *
 * @param column of the target; empty: the pair as a whole
 */
public record ProblemPlace(Pair pair, Optional<String> column) {
  /** All of them, pair by pair, and in the order of columns. */
  public static List<ProblemPlace> of(
      List<Pair> pairs, MigrationPlan plan, Structures structures, Findings findings) {
    List<ProblemPlace> places = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.standing().asks()) {
        int before = places.size();
        columns(pair, plan, structures, findings)
            .forEach(c -> places.add(new ProblemPlace(pair, Optional.of(c))));
        if (places.size() == before) {
          places.add(new ProblemPlace(pair, Optional.empty()));
        }
      }
    }
    return places;
  }

  private static List<String> columns(
      Pair pair, MigrationPlan plan, Structures structures, Findings findings) {
    return pair.target()
        .flatMap(plan::table)
        .map(
            table ->
                structures.target(table).columns().stream()
                    .map(Column::name)
                    .filter(c -> Standing.of(findings.of(table.target(), c)).asks())
                    .toList())
        .orElse(List.of());
  }
}
