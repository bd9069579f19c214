package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.RowStatements;
import dev.turnstone.sql.RowStatements.Assignment;
import dev.turnstone.sql.ScriptLines;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.RowDifference.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The SQL that would make the right side's compared columns equal to the left side's: written for
 * people to read and to run by hand, never run by Turnstone. Where constraints are checked row by
 * row another order of its statements may be needed; the transaction then fails as a whole.
 */
public final class RepairScript {
  private static final int PAGE = 50;
  private final Comparison comparison;
  private final ScriptLines lines;

  private RepairScript(Comparison comparison, ScriptLines lines) {
    this.comparison = comparison;
    this.lines = lines;
  }

  /** Gives the script line by line. */
  public static void write(Comparison comparison, ScriptLines lines) {
    new RepairScript(comparison, lines).write();
  }

  private void write() {
    List<ComparedTable> tables = parentsFirst();
    comment("Makes " + comparison.right());
    comment("equal to " + comparison.left());
    comment("in the columns that were compared. Read it before you run it; compare again.");
    if (tables.isEmpty()) {
      comment("There is nothing to repair.");
      return;
    }
    Vendor vendor = tables.get(0).target().dialect().vendor();
    RowStatements.begin(vendor).forEach(lines::statement);
    List<ComparedTable> childrenFirst = new ArrayList<>(tables);
    Collections.reverse(childrenFirst);
    boolean references =
        tables.stream().anyMatch(table -> !table.target().table().foreignKeys().isEmpty());
    if (vendor == Vendor.POSTGRESQL && references) {
      // a row is deleted last, so that nothing is deleted with it that should stay
      tables.forEach(table -> each(table, Kind.REMOVED, this::insert));
      tables.forEach(table -> each(table, Kind.CHANGED, this::update));
      childrenFirst.forEach(table -> each(table, Kind.ADDED, this::delete));
    } else {
      childrenFirst.forEach(table -> each(table, Kind.ADDED, this::delete));
      tables.forEach(table -> each(table, Kind.CHANGED, this::update));
      tables.forEach(table -> each(table, Kind.REMOVED, this::insert));
    }
    RowStatements.end(vendor).forEach(lines::statement);
  }

  private List<ComparedTable> parentsFirst() {
    List<ComparedTable> different =
        comparison.compared().stream().filter(t -> t.result().counts().different() > 0).toList();
    List<Table> tables = different.stream().map(t -> t.target().table()).toList();
    List<ComparedTable> ordered = new ArrayList<>();
    for (List<TableName> group : LoadOrder.of(tables).groups()) {
      for (TableName name : group) {
        different.stream().filter(t -> t.result().right().equals(name)).forEach(ordered::add);
      }
    }
    return ordered;
  }

  private void each(ComparedTable table, Kind kind, BiConsumer<Row, RowStatements> work) {
    Dialect dialect = table.target().dialect();
    RowStatements statements = new RowStatements(dialect, table.target().table());
    long rows = table.index().size();
    for (long from = 0; from < rows; from += PAGE) {
      for (Comparison.Placed row : comparison.placed(table.result().right(), from, PAGE, kind)) {
        work.accept(new Row(table, row.row(), row.address()), statements);
      }
    }
  }

  private record Row(ComparedTable table, RowDifference difference, List<Assignment> address) {
    Column column(String name) {
      return table.target().table().column(name).orElseThrow();
    }

    /** As the right side stores it, where that can be told. */
    List<Assignment> key() {
      return address.isEmpty() ? shown() : address;
    }

    private List<Assignment> shown() {
      List<Assignment> key = new ArrayList<>();
      for (Map.Entry<String, ExactValue> part : difference.key().entrySet()) {
        key.add(new Assignment(column(part.getKey()), part.getValue()));
      }
      return key;
    }

    List<Assignment> cells(Function<CellDifference, Optional<ExactValue>> side) {
      List<Assignment> cells = new ArrayList<>();
      for (CellDifference cell : difference.cells()) {
        side.apply(cell).ifPresent(v -> cells.add(new Assignment(column(cell.column()), v)));
      }
      return cells;
    }
  }

  private void insert(Row row, RowStatements statements) {
    List<Assignment> cells = row.cells(CellDifference::left);
    if (known(row, cells)) {
      lines.statement(statements.insert(cells));
    }
  }

  private void update(Row row, RowStatements statements) {
    List<Assignment> changed = row.cells(cell -> cell.changed() ? cell.left() : Optional.empty());
    if (known(row, changed) && known(row, row.key())) {
      lines.statement(statements.update(row.key(), changed));
    }
  }

  private void delete(Row row, RowStatements statements) {
    List<Assignment> key = row.key();
    List<Assignment> cells = key.isEmpty() ? row.cells(CellDifference::right) : key;
    if (known(row, cells)) {
      lines.statement(key.isEmpty() ? statements.deleteOne(cells) : statements.delete(key));
    }
  }

  /** A value in a remark can never end it. */
  private void comment(String text) {
    lines.comment(ScriptLines.remark(text));
  }

  private boolean known(Row row, List<Assignment> cells) {
    boolean known = !cells.isEmpty() && cells.stream().allMatch(cell -> cell.value().whole());
    if (!known) {
      comment(
          "by hand: a row of "
              + row.table().result().right()
              + " "
              + row.difference().key().values().stream().map(ExactValue::shown).toList()
              + ", whose values are not known here");
    }
    return known;
  }
}
