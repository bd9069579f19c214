package dev.turnstone.ui.compare;

import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table whose rows are compared.
 *
 * @param at its place among the cells of a row; -1: it is part of the key only
 * @param key true when it is part of the key
 * @param letters about so many letters are worth room
 */
public record DifferenceColumn(String name, int at, boolean key, int letters) {
  private static final int FEWEST = 4;
  private static final int MOST = 44;

  /** Those of a table, its key first; as wide as some of its rows want it. */
  static List<DifferenceColumn> of(
      Comparison comparison, TableName table, List<RowDifference> some) {
    List<String> compared = comparison.columns(table);
    List<String> keys = comparison.keyColumns(table);
    List<DifferenceColumn> columns = new ArrayList<>();
    keys.forEach(k -> columns.add(new DifferenceColumn(k, compared.indexOf(k), true, 0)));
    for (int i = 0; i < compared.size(); i++) {
      if (!keys.contains(compared.get(i))) {
        columns.add(new DifferenceColumn(compared.get(i), i, false, 0));
      }
    }
    return columns.stream().map(c -> c.wideEnough(some)).toList();
  }

  /** The cell of a row in it; of a row of which no more than the key is known, the key's. */
  Optional<CellDifference> in(RowDifference row) {
    if (at >= 0 && at < row.cells().size()) {
      return Optional.of(row.cells().get(at));
    }
    return Optional.ofNullable(row.key().get(name)).map(v -> sameOnBothSides(row, v));
  }

  private CellDifference sameOnBothSides(RowDifference row, ExactValue value) {
    Optional<ExactValue> known = Optional.of(value);
    return switch (row.kind()) {
      case ADDED -> new CellDifference(name, Optional.empty(), known, false);
      case REMOVED -> new CellDifference(name, known, Optional.empty(), false);
      case CHANGED -> new CellDifference(name, known, known, false);
    };
  }

  private DifferenceColumn wideEnough(List<RowDifference> some) {
    int widest =
        some.stream()
            .flatMap(r -> in(r).stream())
            .mapToInt(DifferenceColumn::letters)
            .max()
            .orElse(0);
    int wanted = Math.max(Math.max(FEWEST, name.length()), Math.min(MOST, widest));
    return new DifferenceColumn(name, at, key, wanted);
  }

  private static int letters(CellDifference cell) {
    int left = cell.left().map(v -> v.shown().length()).orElse(0);
    int right = cell.right().map(v -> v.shown().length()).orElse(0);
    return cell.changed() ? left + right + 2 : Math.max(left, right);
  }
}
