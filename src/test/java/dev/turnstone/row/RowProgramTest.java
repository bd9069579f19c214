package dev.turnstone.row;

import static dev.turnstone.row.Tables.field;
import static dev.turnstone.row.Tables.plan;
import static dev.turnstone.row.Tables.side;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.RowProgram.Outcome;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import dev.turnstone.support.RecordingWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowProgramTest {
  private static final Side SOURCE =
      side(
          Tables.SOURCE,
          Vendor.SQLITE,
          "id int64 not null",
          "name text",
          "price decimal(10,2)",
          "flag bool",
          "at timestamp(6)");
  private static final Side TARGET =
      side(
          Tables.TARGET,
          Vendor.POSTGRESQL,
          "id int32 not null",
          "name text(5)",
          "price decimal(10,2)",
          "flag bool",
          "at timestamp(6)");
  private final RecordingWriter writer = new RecordingWriter();
  private final RowFingerprint fingerprint = new RowFingerprint();

  private static CellListCursor row(long id, String name) {
    return CellListCursor.on(
        Cells.whole(id),
        Cells.text(name),
        Cells.real(12.5),
        Cells.whole(1),
        Cells.text("2024-02-29 12:34:56.789"));
  }

  private static RowProgram copies() {
    return RowProgram.compile(Tables.copies(TARGET), SOURCE, TARGET, LookupTables.NONE);
  }

  private static RowProgram program(FieldPlan... fields) {
    return RowProgram.compile(plan(fields), SOURCE, TARGET, LookupTables.NONE);
  }

  private Outcome run(RowProgram program, CellListCursor cursor) {
    return program.run(cursor, writer, 0, fingerprint);
  }

  @Test
  void copiesEachValueAsTheKindItsWriterExpects() {
    assertEquals(Outcome.WRITTEN, run(copies(), row(7, "Ada")));
    assertEquals(
        List.of(
            List.of(
                "LONG 7",
                "TEXT Ada",
                "DECIMAL 12.5",
                "LONG 1",
                "TIMESTAMP 2024-02-29T12:34:56.789")),
        writer.rows());
  }

  @Test
  void readsTheColumnsThatAreUsedAndTheIdentityInTableOrder() {
    RowProgram program = program(FieldPlan.copy("price", "price"), FieldPlan.copy("name", "name"));
    assertEquals(List.of("id", "name", "price"), program.reads().columns());
    assertEquals(
        List.of("price", "name"), program.writes().columns().stream().map(Column::name).toList());
    assertEquals(List.of(), program.writes().key());
    assertEquals(List.of("id"), copies().writes().key());
  }

  @Test
  void refusesARowAndLeavesNothingOfItBehind() {
    RowProgram program = copies();
    assertEquals(Outcome.REJECTED, run(program, row(1, "too long")));
    assertEquals(new Rejection("name", "name", Code.TOO_LONG, "text(5)"), program.rejection());
    assertEquals(List.of(), writer.rows());
    assertEquals(Outcome.WRITTEN, run(program, row(2, "short")));
    assertEquals(1, writer.rows().size());
  }

  @Test
  void stopsWhereThePlanSaysSo() {
    RowProgram program = program(field("name", new FieldRule.Copy("name"), new OnFailure.Stop()));
    assertEquals(Outcome.STOP, run(program, row(1, "too long")));
    assertEquals(Code.TOO_LONG, program.rejection().code());
  }

  @Test
  void writesTheRecordedReplacementOfAValueThatCannotBeConverted() {
    FieldRule copy = new FieldRule.Copy("name");
    run(program(field("name", copy, new OnFailure.UseNull())), row(1, "too long"));
    run(program(field("name", copy, new OnFailure.UseValue("n/a"))), row(1, "too long"));
    assertEquals(List.of(List.of("NULL"), List.of("TEXT n/a")), writer.rows());
  }

  @Test
  void refusesNullWhereTheTargetCannotHoldIt() {
    RowProgram program = program(FieldPlan.copy("id", "id"));
    assertEquals(Outcome.REJECTED, run(program, CellListCursor.on(Cells.nothing())));
    assertEquals(new Rejection("id", "id", Code.NOT_NULLABLE, ""), program.rejection());
  }

  @Test
  void refusesAReplacementThatTheColumnCannotHold() {
    FieldPlan field = field("id", new FieldRule.Copy("id"), new OnFailure.UseValue("many"));
    EngineException.Refused refused =
        assertThrows(EngineException.Refused.class, () -> program(field));
    assertEquals(Code.RULE_INVALID, refused.problems().get(0).code());
  }

  @Test
  void writesConstants() {
    run(
        program(
            field("id", new FieldRule.Constant(Optional.of("42"))),
            field("at", new FieldRule.Constant(Optional.of("2024-02-29T00:00:00"))),
            field("flag", new FieldRule.Constant(Optional.of("true"))),
            field("name", new FieldRule.Constant(Optional.empty()))),
        row(1, "x"));
    assertEquals(
        List.of(List.of("LONG 42", "TIMESTAMP 2024-02-29T00:00", "LONG 1", "NULL")), writer.rows());
  }

  private static FieldRule map(Unlisted otherwise) {
    return new FieldRule.ValueMap(
        "name",
        Map.of("a", Optional.of("A"), "", Optional.of("none"), "x", Optional.empty()),
        Optional.of("null!"),
        otherwise);
  }

  @Test
  void replacesListedValues() {
    RowProgram program = program(field("name", map(Unlisted.SET_ASIDE)));
    for (String value : List.of("a", "", "x")) run(program, row(1, value));
    run(program, CellListCursor.on(Cells.whole(1), Cells.nothing()));
    assertEquals(
        List.of(List.of("TEXT A"), List.of("TEXT none"), List.of("NULL"), List.of("TEXT null!")),
        writer.rows());
    assertEquals(Outcome.REJECTED, run(program, row(1, "b")));
    assertEquals(Code.NOT_LISTED, program.rejection().code());
  }

  @Test
  void keepsOrEmptiesUnlistedValuesWhereThePlanSaysSo() {
    run(program(field("name", map(Unlisted.KEEP))), row(1, "b"));
    run(program(field("name", map(Unlisted.NULL))), row(1, "b"));
    assertEquals(List.of(List.of("TEXT b"), List.of("NULL")), writer.rows());
  }

  @Test
  void showsTheOriginalOfEveryColumnItReads() {
    CellListCursor cursor =
        CellListCursor.on(
            Cells.whole(9),
            Cells.text(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
            Cells.real(0.1),
            Cells.text("yes"),
            Cells.nothing());
    RowProgram program = copies();
    assertEquals(Outcome.REJECTED, run(program, cursor));
    assertEquals(Code.NOT_UTF8, program.rejection().code());
    assertEquals(
        "{id=OriginalValue[type=integer, value=Optional[9], hex=Optional.empty], "
            + "name=OriginalValue[type=text, value=Optional.empty, hex=Optional[eda080]], "
            + "price=OriginalValue[type=real, value=Optional[0.1], hex=Optional.empty], "
            + "flag=OriginalValue[type=text, value=Optional[yes], hex=Optional.empty], "
            + "at=OriginalValue[type=null, value=Optional.empty, hex=Optional.empty]}",
        program.original(cursor).toString().replace(", left=OptionalLong.empty", ""));
    assertEquals(Map.of("id", "9"), program.key(cursor));
  }

  @Test
  void aRowIsKnownByItsPrimaryKeyThoughThatCouldBeNull() {
    Table plain = side(Tables.SOURCE, Vendor.SQLITE, "id int64", "name text").table();
    Table table =
        new Table(
            plain.name(),
            plain.kind(),
            plain.columns(),
            List.of(Key.unique("u", List.of("name")), Key.primary("pk", List.of("id"))),
            plain.foreignKeys(),
            plain.indexes(),
            plain.checks(),
            plain.traits());
    Side target = side(Tables.TARGET, Vendor.SQLITE, "name text");
    RowProgram program =
        RowProgram.compile(
            Tables.copies(target), new Side(table, Vendor.SQLITE), target, LookupTables.NONE);
    assertEquals(
        Map.of("id", "4"), program.key(CellListCursor.on(Cells.whole(4), Cells.text("a"))));
    assertEquals(
        Map.of("id", ""), program.key(CellListCursor.on(Cells.nothing(), Cells.text("a"))));
  }

  @Test
  void keyIsEmptyWhereTheSourceHasNoIdentity() {
    Side keyless = side(Tables.SOURCE, Vendor.SQLITE, "id int64");
    Side target = side(Tables.TARGET, Vendor.SQLITE, "id int64");
    RowProgram program =
        RowProgram.compile(Tables.copies(target), keyless, target, LookupTables.NONE);
    CellListCursor cursor = CellListCursor.on(Cells.whole(1));
    assertEquals(Map.of(), program.key(cursor));
    run(program, cursor);
    assertEquals(0, fingerprint.keyLength());
  }

  @Test
  void readsBackTheFingerprintItWrote() {
    run(copies(), row(7, "Ada"));
    byte[] key = Arrays.copyOf(fingerprint.key(), fingerprint.keyLength());
    long hash = fingerprint.hash();
    long high = fingerprint.high();
    TablePlan plan = Tables.copies(TARGET);
    CellListCursor back =
        CellListCursor.on(
            Cells.whole(7),
            Cells.text("Ada"),
            Cells.decimal("12.50"),
            Cells.whole(1),
            Cells.timestamp("2024-02-29T12:34:56.789"));
    assertEquals(
        Outcome.WRITTEN,
        RowProgram.readBack(plan, TARGET).run(back, new NoWriter(), 0, fingerprint));
    assertArrayEquals(key, Arrays.copyOf(fingerprint.key(), fingerprint.keyLength()));
    assertEquals(hash, fingerprint.hash());
    assertEquals(high, fingerprint.high());
  }

  @Test
  void readsBackAChangedValueAsAnotherFingerprint() {
    run(copies(), row(7, "Ada"));
    long hash = fingerprint.hash();
    CellListCursor back =
        CellListCursor.on(
            Cells.whole(7),
            Cells.text("Ada "),
            Cells.decimal("12.50"),
            Cells.whole(1),
            Cells.timestamp("2024-02-29T12:34:56.789"));
    RowProgram.readBack(Tables.copies(TARGET), TARGET).run(back, new NoWriter(), 0, fingerprint);
    assertNotEquals(hash, fingerprint.hash());
  }

  @Test
  void namesAColumnThatIsNotThere() {
    EngineException.Refused refused =
        assertThrows(EngineException.Refused.class, () -> program(FieldPlan.copy("gone", "name")));
    assertEquals("main.source.gone", refused.problems().get(0).where().toString());
    assertEquals(Code.COLUMN_MISSING, refused.problems().get(0).code());
  }
}
