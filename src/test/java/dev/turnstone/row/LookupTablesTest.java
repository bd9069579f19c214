package dev.turnstone.row;

import static dev.turnstone.row.Tables.field;
import static dev.turnstone.row.Tables.side;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.RowProgram.Outcome;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import dev.turnstone.support.RecordingWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookupTablesTest {
  private static final Product SQLITE = new Product(Vendor.SQLITE, "3.54", 3, 54);
  private static final Side COUNTRIES =
      side(new TableName("main", "country"), Vendor.SQLITE, "code text", "area int64", "name text");
  private static final Side SOURCE =
      side(Tables.SOURCE, Vendor.SQLITE, "id int64 not null", "country text", "area decimal(5,1)");
  private static final Side TARGET = side(Tables.TARGET, Vendor.POSTGRESQL, "country text(9)");
  private static final Catalog CATALOG =
      new Catalog(
          SQLITE,
          "shop.db",
          List.of(COUNTRIES.table(), SOURCE.table()),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  /** Stands in for a file. */
  private static final class Elsewhere implements KeyedStore {
    private final Map<List<Byte>, byte[]> entries = new HashMap<>();

    private static List<Byte> boxed(byte[] key) {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : key) bytes.add(b);
      return bytes;
    }

    @Override
    public void put(byte[] key, byte[] value, byte[] again) {
      entries.merge(boxed(key), value.clone(), (before, now) -> again.clone());
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      return entries.get(boxed(key));
    }

    @Override
    public void close() {
      entries.clear();
    }
  }

  /** Reads rows in ranges of one row each. */
  private static final class OneByOne implements RowSource {
    private final List<List<Cell>> rows;
    private final List<CellListCursor> cursors = new ArrayList<>();

    OneByOne(List<List<Cell>> rows) {
      this.rows = rows;
    }

    @Override
    public long count(TableRead read) {
      return rows.size();
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long size) {
      int number = previous == null ? 0 : previous.number() + 1;
      boolean last = number >= rows.size() - 1;
      return new ChunkRange(number, List.of(), last ? List.of() : List.of("" + number));
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      List<List<Cell>> present = rows.isEmpty() ? List.of() : List.of(rows.get(range.number()));
      CellListCursor cursor = new CellListCursor(present);
      cursors.add(cursor);
      return cursor;
    }
  }

  private static FieldRule.Lookup byCode(Unlisted missing) {
    return new FieldRule.Lookup(
        List.of("country"), "main.country", List.of("code"), "name", missing);
  }

  private static TablePlan plan(FieldRule rule) {
    return Tables.plan(field("country", rule));
  }

  private static LookupTables load(FieldRule rule, List<List<Cell>> rows, long memory) {
    Endpoint end = new Endpoint(SQLITE, "sqlite:shop.db", "");
    MigrationPlan plan =
        new MigrationPlan(
            1, "p", end, end, List.of(plan(rule)), Safeguards.DEFAULT, List.of(), List.of());
    OneByOne source = new OneByOne(rows);
    LookupTables tables =
        LookupTables.load(plan, CATALOG, source, new LookupTables.Room(memory, Elsewhere::new));
    assertTrue(source.cursors.stream().allMatch(CellListCursor::closed));
    return tables;
  }

  private static final List<List<Cell>> ROWS =
      List.of(
          List.of(Cells.text("DE"), Cells.text("Germany")),
          List.of(Cells.text("XX"), Cells.nothing()),
          List.of(Cells.text("??"), Cells.text("one")),
          List.of(Cells.text("??"), Cells.text("two")),
          List.of(Cells.text("LONG"), Cells.text("a name too long")),
          List.of(Cells.nothing(), Cells.text("nowhere")));

  /** The same from memory as from elsewhere, also where only some of it goes there. */
  private static String found(FieldRule rule, List<List<Cell>> rows, Cell... keys) {
    String fromMemory = found(load(rule, rows, 1_000_000), rule, keys);
    assertEquals(fromMemory, found(load(rule, rows, 0), rule, keys));
    assertEquals(fromMemory, found(load(rule, rows, 700), rule, keys));
    return fromMemory;
  }

  private static String found(LookupTables tables, FieldRule rule, Cell... keys) {
    RowProgram program = RowProgram.compile(plan(rule), SOURCE, TARGET, tables);
    RecordingWriter writer = new RecordingWriter();
    Cell[] row = new Cell[keys.length + 1];
    row[0] = Cells.whole(1);
    System.arraycopy(keys, 0, row, 1, keys.length);
    Outcome outcome = program.run(CellListCursor.on(row), writer, 0, new RowFingerprint());
    return outcome == Outcome.WRITTEN
        ? writer.rows().get(0).get(0)
        : program.rejection().code() + " " + program.rejection().detail();
  }

  @Test
  void takesTheValueOfTheRowWithTheSameKey() {
    FieldRule rule = byCode(Unlisted.SET_ASIDE);
    assertEquals("TEXT Germany", found(rule, ROWS, Cells.text("DE")));
    assertEquals("NULL", found(rule, ROWS, Cells.text("XX")));
    assertEquals("TOO_LONG text(9)", found(rule, ROWS, Cells.text("LONG")));
  }

  @Test
  void setsAsideWhatIsMissingOrAmbiguous() {
    FieldRule rule = byCode(Unlisted.SET_ASIDE);
    assertEquals("LOOKUP_MISSING main.country", found(rule, ROWS, Cells.text("de")));
    assertEquals("LOOKUP_AMBIGUOUS main.country", found(rule, ROWS, Cells.text("??")));
    assertEquals("LOOKUP_MISSING main.country", found(rule, ROWS, Cells.nothing()));
    assertEquals("LOOKUP_MISSING main.country", found(rule, List.of(), Cells.text("DE")));
  }

  @Test
  void keepsOrEmptiesWhatIsMissingWhereThePlanSaysSo() {
    assertEquals("TEXT FR", found(byCode(Unlisted.KEEP), ROWS, Cells.text("FR")));
    assertEquals("NULL", found(byCode(Unlisted.NULL), ROWS, Cells.text("FR")));
    assertEquals("NULL", found(byCode(Unlisted.NULL), ROWS, Cells.text("??")));
  }

  @Test
  void comparesKeysByValueWhateverTheirTypes() {
    FieldRule.Lookup rule =
        new FieldRule.Lookup(
            List.of("area", "country"),
            "main.country",
            List.of("area", "code"),
            "name",
            Unlisted.SET_ASIDE);
    List<List<Cell>> rows =
        List.of(List.of(Cells.whole(5), Cells.text("DE"), Cells.text("Germany")));
    assertEquals("TEXT Germany", found(rule, rows, Cells.text("DE"), Cells.real(5.0)));
    assertEquals(
        "LOOKUP_MISSING main.country", found(rule, rows, Cells.text("DE"), Cells.real(5.5)));
  }

  @Test
  void namesATableThatIsNotThere() {
    FieldRule.Lookup rule =
        new FieldRule.Lookup(
            List.of("country"), "main.gone", List.of("code"), "name", Unlisted.NULL);
    EngineException.Refused refused =
        assertThrows(EngineException.Refused.class, () -> load(rule, ROWS, 0));
    assertEquals(Code.TABLE_MISSING, refused.problems().get(0).code());
    assertEquals("main.gone", refused.problems().get(0).where().toString());
  }
}
