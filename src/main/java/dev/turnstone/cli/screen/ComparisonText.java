package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison as text: the numbers, the tables, largest difference first, the first rows. */
public final class ComparisonText {
  private static final int VALUE_BYTES = 4096;
  private static final int CELLS = 12;
  private final PrintStream out;
  private final Paint paint;
  private final int rows;

  /**
   * A writer of comparisons.
   *
   * @param rows at most so many differing rows of each table
   */
  public ComparisonText(PrintStream out, Paint paint, int rows) {
    this.out = out;
    this.paint = paint;
    this.rows = rows;
  }

  public void print(Comparison comparison, List<TableComparison> tables) {
    out.println("Left:  " + Visible.text(comparison.left()));
    out.println("Right: " + Visible.text(comparison.right()));
    out.println(verdict(comparison));
    table(tables);
    besides(tables);
    notCompared(tables);
    tables.stream()
        .filter(table -> table.counts().different() > 0)
        .sorted(Comparator.comparing(table -> -table.counts().different()))
        .forEach(table -> rows(comparison, table));
  }

  private String verdict(Comparison comparison) {
    TableComparison.Counts total = comparison.total();
    long not = comparison.tables().stream().filter(t -> t.notCompared().isPresent()).count();
    List<String> tiles = new ArrayList<>();
    tiles.add(Numbers.count(total.identical()) + " identical");
    tiles.add(Numbers.count(total.changed()) + " changed");
    tiles.add(Numbers.count(total.removed()) + " only left");
    tiles.add(Numbers.count(total.added()) + " only right");
    tiles.add(Numbers.count(not, "table") + " not compared");
    String numbers = String.join(", ", tiles) + ".";
    if (comparison.identical()) {
      return paint.good("No differences.") + " " + numbers;
    }
    return total.different() > 0
        ? paint.bad("Different.") + " " + numbers
        : paint.warning("No row differs, but not every row was compared.") + " " + numbers;
  }

  private void table(List<TableComparison> tables) {
    TextTable text =
        new TextTable("table", ">identical", ">changed", ">only left", ">only right", ">seconds");
    tables.stream()
        .filter(table -> table.notCompared().isEmpty())
        .sorted(Comparator.comparing(table -> -table.counts().different()))
        .forEach(table -> row(text, table));
    text.lines(paint).forEach(line -> out.println("  " + line));
  }

  private static void row(TextTable text, TableComparison table) {
    text.row(
        name(table),
        Numbers.count(table.counts().identical()),
        Numbers.count(table.counts().changed()),
        Numbers.count(table.counts().removed()),
        Numbers.count(table.counts().added()),
        Numbers.duration(table.seconds()).replace(" s", ""));
  }

  private static String name(TableComparison table) {
    String left = table.left().name();
    String right = table.right().name();
    return left.equals(right) ? right : left + " -> " + right;
  }

  private void besides(List<TableComparison> tables) {
    for (TableComparison table : tables) {
      TableComparison.Besides besides = table.besides();
      beside(table, besides.filtered(), "left out by the plan's filter");
      beside(table, besides.setAside(), "set aside, as they cannot be carried over");
      beside(table, besides.others(), "of others beside those of the run");
      beside(table, besides.tooLarge(), "too large for the memory of this process: not compared");
      for (String column : table.columnsLeftOut()) {
        String words = Visible.text(name(table) + ": not compared: " + column);
        out.println("  " + paint.faint(words));
      }
    }
  }

  private void beside(TableComparison table, long count, String words) {
    if (count > 0) {
      out.println(
          "  " + Visible.text(name(table)) + ": " + Numbers.count(count, "row") + " " + words);
    }
  }

  private void notCompared(List<TableComparison> tables) {
    for (TableComparison table : tables) {
      if (table.notCompared().isPresent()) {
        String words = name(table) + ": not compared: " + table.notCompared().get();
        out.println("  " + paint.warning(Visible.text(words)));
      }
    }
  }

  private void rows(Comparison comparison, TableComparison table) {
    out.println(paint.strong(Visible.text(name(table))));
    for (RowDifference row : comparison.page(table.right(), 0, rows, VALUE_BYTES)) {
      out.println("  " + line(row));
    }
    long more = table.counts().different() - rows;
    if (more > 0) {
      out.println("  and " + Numbers.count(more, "more row") + "; --rows shows more.");
    }
  }

  private String line(RowDifference row) {
    String key =
        row.key().entrySet().stream()
            .map(part -> Visible.text(part.getKey()) + " " + ShownValue.of(part.getValue()))
            .collect(Collectors.joining(", "));
    return switch (row.kind()) {
      case ADDED -> paint.good(("+ " + key).strip()) + values(row, false);
      case REMOVED -> paint.bad(("- " + key).strip()) + values(row, true);
      case CHANGED -> paint.warning(("~ " + key).strip()) + changes(row);
    };
  }

  private static String values(RowDifference row, boolean left) {
    return cells(
        row.cells().stream()
            .filter(cell -> !row.key().containsKey(cell.column()))
            .map(cell -> named(cell, optional(left ? cell.left() : cell.right())))
            .toList());
  }

  private String changes(RowDifference row) {
    List<String> cells =
        row.cells().stream()
            .filter(CellDifference::changed)
            .map(cell -> named(cell, change(cell)))
            .toList();
    if (!cells.isEmpty()) {
      return cells(cells);
    }
    return "  (values as they were are not known)" + values(row, false);
  }

  private String change(CellDifference cell) {
    return paint.bad(optional(cell.left())) + " -> " + paint.good(optional(cell.right()));
  }

  private static String optional(Optional<ExactValue> value) {
    return value.map(ShownValue::of).orElse("?");
  }

  private static String named(CellDifference cell, String value) {
    return Visible.text(cell.column()) + " " + value;
  }

  private static String cells(List<String> cells) {
    String more = cells.size() > CELLS ? ", .." : "";
    return "  " + cells.stream().limit(CELLS).collect(Collectors.joining(", ")) + more;
  }
}
