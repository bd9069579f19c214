package dev.turnstone.row;

import static dev.turnstone.row.Tables.field;
import static dev.turnstone.row.Tables.side;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.problem.Code;
import dev.turnstone.row.RowProgram.Outcome;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import dev.turnstone.support.RecordingWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionFieldTest {
  private static final Side SOURCE =
      side(
          Tables.SOURCE,
          Vendor.MARIADB,
          "id int64 not null",
          "first text",
          "last text",
          "price decimal(10,2)",
          "born date",
          "seen instant(6)",
          "paid bool",
          "serial uint64",
          "raw bytes");
  private final RecordingWriter writer = new RecordingWriter();
  private RowProgram program;

  private static CellListCursor ada() {
    return CellListCursor.on(
        Cells.whole(7),
        Cells.text("Ada"),
        Cells.text("Lovelace"),
        Cells.decimal("12.50"),
        Cells.date("1815-12-10"),
        Cells.instant("2024-02-29T12:00:00.000001Z"),
        Cells.whole(1),
        Cells.decimal("18446744073709551615"),
        Cells.bytes("00ff"));
  }

  /** The columns that a program reads, of a row of all columns. */
  private static CellListCursor narrowed(RowProgram program, CellListCursor all) {
    List<String> names = SOURCE.table().columns().stream().map(c -> c.name()).toList();
    Cell[] cells = new Cell[program.reads().columns().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Cell();
      all.read(names.indexOf(program.reads().columns().get(i)), cells[i]);
    }
    return CellListCursor.on(cells);
  }

  private Outcome run(String cel, String target, Optional<String> filter) {
    Side to = side(Tables.TARGET, Vendor.POSTGRESQL, "x " + target);
    FieldPlan field = field("x", new FieldRule.Expression(cel));
    program = RowProgram.compile(Tables.plan(filter, field), SOURCE, to, LookupTables.NONE);
    return program.run(narrowed(program, ada()), writer, 0, new RowFingerprint());
  }

  private String value(String cel, String target) {
    Outcome outcome = run(cel, target, Optional.empty());
    return outcome == Outcome.WRITTEN
        ? writer.rows().get(writer.rows().size() - 1).get(0)
        : program.rejection().code() + " " + program.rejection().detail();
  }

  @Test
  void putsColumnsTogether() {
    assertEquals("TEXT Ada Lovelace", value("first + ' ' + last", "text"));
    assertEquals("LONG 8", value("id + 1", "int32"));
    assertEquals("DECIMAL 25", value("price * 2", "decimal(10,2)"));
    assertEquals("DATE 1815-12-10", value("born", "date"));
    assertEquals("INSTANT 2024-02-29T12:00:00.000001", value("seen", "instant(6)"));
    assertEquals("LONG 0", value("!paid", "bool"));
    assertEquals("DECIMAL 18446744073709551615", value("serial", "decimal(20,0)"));
    assertEquals("BYTES 00ff", value("raw", "bytes"));
    assertEquals("TEXT adult", value("id > 5 ? 'adult' : 'minor'", "text(5)"));
  }

  @Test
  void readsOnlyTheColumnsItNamesAndTheIdentity() {
    value("last", "text");
    assertEquals(List.of("id", "last"), program.reads().columns());
  }

  @Test
  void convertsResultsLikeAnyOtherValue() {
    assertEquals("TOO_LONG text(3)", value("last", "text(3)"));
    assertEquals("TOO_PRECISE decimal(10,1)", value("price * decimal('0.01')", "decimal(10,1)"));
    assertEquals("NOT_A_NUMBER int32", value("first", "int32"));
  }

  @Test
  void setsARowAsideWhoseExpressionFailsWithoutShowingItsValues() {
    assertEquals("EXPRESSION_FAILED divide by zero", value("id / (id - 7)", "int64"));
    assertEquals("x", program.rejection().column());
    assertEquals("EXPRESSION_FAILED numeric overflow", value("id * 9223372036854775807", "int64"));
  }

  @Test
  void keepsTheRowsForWhichTheFilterIsTrue() {
    assertEquals(Outcome.WRITTEN, run("id", "int64", Optional.of("price > decimal('12.49')")));
    assertEquals(Outcome.FILTERED, run("id", "int64", Optional.of("first == 'Bob'")));
    assertEquals(1, writer.rows().size());
  }

  @Test
  void setsARowAsideWhoseFilterFails() {
    assertEquals(Outcome.REJECTED, run("id", "int64", Optional.of("1 / (id - 7) > 0")));
    assertEquals(
        new Rejection("", "", Code.EXPRESSION_FAILED, "divide by zero"), program.rejection());
  }

  @Test
  void leavesOutRowsForWhichTheFilterIsNull() {
    Side source = side(Tables.SOURCE, Vendor.SQLITE, "paid bool");
    Side to = side(Tables.TARGET, Vendor.SQLITE, "paid bool");
    RowProgram filtered =
        RowProgram.compile(
            Tables.plan(Optional.of("paid"), FieldPlan.copy("paid", "paid")),
            source,
            to,
            LookupTables.NONE);
    RowFingerprint fingerprint = new RowFingerprint();
    CellListCursor nothing = CellListCursor.on(Cells.nothing());
    assertEquals(Outcome.FILTERED, filtered.run(nothing, writer, 0, fingerprint));
    CellListCursor two = CellListCursor.on(Cells.whole(2));
    assertEquals(Outcome.REJECTED, filtered.run(two, writer, 0, fingerprint));
    assertEquals(Code.NOT_A_BOOLEAN, filtered.rejection().code());
  }
}
