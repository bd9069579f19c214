package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a row of an order line (id, three whole numbers, text, decimal, timestamp, boolean) costs
 * without any database: reading cells, converting, hashing. The writer writes nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowProgramBenchmark {
  private static final String[] COLUMNS = {
    "id int64",
    "order_id int64",
    "product_id int32",
    "qty int32",
    "name text(80)",
    "price decimal(12,2)",
    "at timestamp(6)",
    "paid bool"
  };

  private static final int[] IDENTITY = {0};

  private final RowFingerprint fingerprint = new RowFingerprint();
  private final NoWriter writer = new NoWriter();
  private RowProgram fromServer;
  private RowProgram fromSqlite;
  private RowProgram readBack;
  private RowProgram withExpression;
  private Canonical[] canonicals;
  private OneRow serverRow;
  private OneRow sqliteRow;
  private long ordinal;

  /** A cursor that always stands on the same row. */
  private static final class OneRow implements RowCursor {
    private final Cell[] cells;

    OneRow(Cell... cells) {
      this.cells = cells;
    }

    @Override
    public boolean next() {
      return true;
    }

    @Override
    public void read(int column, Cell into) {
      into.set(cells[column]);
    }

    @Override
    public void close() {}
  }

  private static Cell number(Kind kind, long value) {
    Cell cell = new Cell();
    cell.setNumber(kind, value);
    return cell;
  }

  private static Cell slice(Kind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Cell cell = new Cell();
    cell.setSlice(kind, bytes, 0, bytes.length);
    return cell;
  }

  private static Cell real(double value) {
    Cell cell = new Cell();
    cell.setDouble(value);
    return cell;
  }

  private static Side side(Vendor vendor) {
    List<Column> columns =
        Arrays.stream(COLUMNS)
            .map(c -> c.split(" ", 2))
            .map(c -> Column.of(c[0], TypeText.parse(c[1]), c[1], !c[0].equals("id")))
            .toList();
    Table table =
        new Table(
            new TableName("main", "order_line"),
            TableKind.PLAIN,
            columns,
            List.of(Key.primary("pk", List.of("id"))),
            List.of(),
            List.of(),
            List.of(),
            TableTraits.NONE);
    return new Side(table, vendor);
  }

  private static TablePlan plan(List<FieldPlan> fields) {
    TableName name = new TableName("main", "order_line");
    return new TablePlan(
        List.of(name),
        name,
        Optional.empty(),
        WriteMode.INTO_EMPTY,
        Optional.empty(),
        fields,
        true,
        Optional.empty());
  }

  private static List<FieldPlan> copies() {
    return Arrays.stream(COLUMNS)
        .map(c -> c.split(" ", 2)[0])
        .map(c -> FieldPlan.copy(c, c))
        .toList();
  }

  private static RowProgram program(Vendor from, Vendor to, List<FieldPlan> fields) {
    return RowProgram.compile(plan(fields), side(from), side(to), LookupTables.NONE);
  }

  @Setup
  public void compile() {
    fromServer = program(Vendor.MARIADB, Vendor.POSTGRESQL, copies());
    fromSqlite = program(Vendor.SQLITE, Vendor.POSTGRESQL, copies());
    readBack = RowProgram.readBack(plan(copies()), side(Vendor.POSTGRESQL));
    FieldPlan upper =
        new FieldPlan(
            "name",
            new FieldRule.Expression("name.upperAscii()"),
            new OnFailure.SetAside(),
            Optional.empty());
    List<FieldPlan> fields =
        copies().stream().map(f -> f.target().equals("name") ? upper : f).toList();
    withExpression = program(Vendor.MARIADB, Vendor.POSTGRESQL, fields);
    canonicals =
        side(Vendor.POSTGRESQL).table().columns().stream()
            .map(c -> new Canonical(c.type()))
            .toArray(Canonical[]::new);
    Cell id = number(Kind.LONG, 123_456_789);
    Cell order = number(Kind.LONG, 5_000_000);
    Cell product = number(Kind.LONG, 4711);
    Cell qty = number(Kind.LONG, 3);
    Cell name = slice(Kind.TEXT, "Espresso machine, stainless steel");
    Cell paid = number(Kind.LONG, 1);
    serverRow =
        new OneRow(
            id,
            order,
            product,
            qty,
            name,
            slice(Kind.DECIMAL, "1299.90"),
            number(Kind.TIMESTAMP, 1_709_210_096_789_000L),
            paid);
    sqliteRow =
        new OneRow(
            id,
            order,
            product,
            qty,
            name,
            real(1299.9),
            slice(Kind.TEXT, "2024-02-29 12:34:56.789"),
            paid);
  }

  @Benchmark
  public Object copyFromServer() {
    return fromServer.run(serverRow, writer, ordinal++, fingerprint);
  }

  /** What of it is for the fingerprint. */
  @Benchmark
  public long fingerprint() {
    fingerprint.begin(canonicals.length);
    for (int i = 0; i < canonicals.length; i++) {
      fingerprint.put(canonicals[i], serverRow.cells[i]);
    }
    fingerprint.finish(IDENTITY);
    return fingerprint.hash();
  }

  @Benchmark
  public Object copyFromSqlite() {
    return fromSqlite.run(sqliteRow, writer, ordinal++, fingerprint);
  }

  @Benchmark
  public Object readBack() {
    return readBack.run(serverRow, writer, ordinal++, fingerprint);
  }

  @Benchmark
  public Object copyWithOneExpression() {
    return withExpression.run(serverRow, writer, ordinal++, fingerprint);
  }
}
