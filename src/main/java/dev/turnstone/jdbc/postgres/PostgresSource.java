package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.jdbc.postgres.copy.BinaryRow;
import dev.turnstone.jdbc.postgres.copy.WireForm;
import dev.turnstone.problem.Location;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tables over one connection of a snapshot. */
final class PostgresSource implements RowSource {
  /** From this version on the server reads a range of blocks without reading all of them. */
  private static final int RANGES_OF_BLOCKS = 14;

  private final Session session;
  private final Dialect dialect;
  private final PostgresErrors errors;
  private final Map<TableName, Long> counts;
  private final Map<TableName, Map<String, ColumnForm>> forms = new HashMap<>();
  private final Map<TableName, Ranges> ranges = new HashMap<>();
  private final Map<TableName, Long> longValues = new HashMap<>();

  /**
   * A source over a session that reads one snapshot.
   *
   * @param counts rows of tables as far as known; shared by all sources of the snapshot
   */
  PostgresSource(
      Session session, Dialect dialect, PostgresErrors errors, Map<TableName, Long> counts) {
    this.session = session;
    this.dialect = dialect;
    this.errors = errors;
    this.counts = counts;
  }

  @Override
  public long count(TableRead read) {
    try {
      session.silent(0);
      String sql =
          "SELECT count(*) FROM " + from(read.table()) + where(conditions(read, List.of()));
      long count = Long.parseLong(String.valueOf(session.inAnyOrder(sql).get(0).get(0)));
      if (read.condition().isEmpty()) counts.put(read.table().name(), count);
      return count;
    } catch (SQLException e) {
      throw errors.of(e, location(read));
    }
  }

  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    try {
      session.silent(Patience.silenceMillis());
      return ranges(read.table()).next(previous, Math.max(1, rows));
    } catch (SQLException e) {
      throw errors.of(e, location(read));
    }
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    try {
      // rows of a range come at once; to find the few of a condition may take long
      session.silent(read.condition().isEmpty() ? Patience.silenceMillis() : 0);
      Map<String, ColumnForm> known = forms(read.table().name());
      SizeGuard guard = guard(read, known);
      List<String> selected = new ArrayList<>();
      List<WireForm> wire = new ArrayList<>();
      boolean unlooked = session.unlooked();
      for (int i = 0; i < read.columns().size(); i++) {
        String name = read.columns().get(i);
        Column column = column(read.table(), name);
        ColumnForm form = form(known, name);
        String quoted = dialect.quote(name);
        String value =
            unlooked ? form.unlooked(column.type(), quoted) : form.selected(column.type(), quoted);
        selected.add(guard.selected(i, value));
        wire.add(form.readAs(column.type()));
      }
      if (guard.active()) {
        selected.add(guard.told());
        wire.add(WireForm.TEXT);
      }
      String from = from(read.table()) + guard.joined();
      String sql = copy(read, range, from, String.join(", ", selected));
      var reading = new PostgresCursor.Reading(errors, location(read), new TooLarge(read, guard));
      return PostgresCursor.open(session, sql, new BinaryRow(wire), reading);
    } catch (SQLException e) {
      throw errors.of(e, location(read));
    }
  }

  private SizeGuard guard(TableRead read, Map<String, ColumnForm> known) throws SQLException {
    Table table = read.table();
    Long size = longValues.get(table.name());
    if (size == null) {
      size = SizeGuard.longValues(session, table.kind(), dialect.quote(table.name()));
      longValues.put(table.name(), size);
    }
    List<ColumnForm> forms = read.columns().stream().map(name -> form(known, name)).toList();
    return SizeGuard.of(read, forms, read.columns().stream().map(dialect::quote).toList(), size);
  }

  private String copy(TableRead read, ChunkRange range, String from, String columns)
      throws SQLException {
    Ranges rule = ranges(read.table());
    List<String> conditions = conditions(read, rule.conditions(range));
    String order = rule.order().isEmpty() ? "" : " ORDER BY " + rule.order();
    return String.format(
        Locale.ROOT,
        "COPY (SELECT %s FROM %s%s%s) TO STDOUT (FORMAT binary)",
        columns,
        from,
        where(conditions),
        order);
  }

  /** The condition of a range's rows, with WHERE; empty: all rows. */
  String within(TableRead read, ChunkRange range) throws SQLException {
    return where(ranges(read.table()).conditions(range));
  }

  /** A query for where the rows of a range lie, in the order in which they are read. */
  String addresses(TableRead read, ChunkRange range) throws SQLException {
    String order = ranges(read.table()).order();
    return "SELECT tableoid::int8::text, ctid::text FROM "
        + from(read.table())
        + within(read, range)
        + (order.isEmpty() ? "" : " ORDER BY " + order);
  }

  private static List<String> conditions(TableRead read, List<String> ofRange) {
    List<String> all = new ArrayList<>(ofRange);
    read.condition().ifPresent(c -> all.add("(" + c + "\n)"));
    return all;
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** A table's children hold rows of their own; a partitioned root has none but its partitions'. */
  private String from(Table table) {
    String name = dialect.quote(table.name());
    return table.kind() == TableKind.PARTITIONED ? name : "ONLY " + name;
  }

  private Ranges ranges(Table table) throws SQLException {
    Ranges known = ranges.get(table.name());
    if (known == null) {
      known = chooseRanges(table);
      ranges.put(table.name(), known);
    }
    return known;
  }

  private Ranges chooseRanges(Table table) throws SQLException {
    Optional<Key> key = table.identity();
    if (key.isEmpty()) return withoutKey(table);
    List<String> names = key.get().columns();
    String row = dialect.quote(table.name().name()) + ".";
    List<String> quoted = names.stream().map(name -> row + dialect.quote(name)).toList();
    Map<String, ColumnForm> known = forms(table.name());
    List<String> types = names.stream().map(name -> form(known, name).baseType()).toList();
    KeyRanges keys = new KeyRanges(session, from(table), quoted, types);
    long count = counts.getOrDefault(table.name(), table.traits().rows().orElse(0));
    boolean whole = form(known, names.get(0)).wire().filter(PostgresSource::isWhole).isPresent();
    if (names.size() > 1 || !whole || count == 0) return keys;
    return new DenseRanges(keys, session, from(table), quoted.get(0), count);
  }

  private static boolean isWhole(WireForm form) {
    return form == WireForm.INT2 || form == WireForm.INT4 || form == WireForm.INT8;
  }

  private Ranges withoutKey(Table table) throws SQLException {
    boolean heap = table.traits().storage().isEmpty() || table.traits().storage().equals("heap");
    boolean cut = heap && table.kind() != TableKind.PARTITIONED;
    int version = session.connection().getMetaData().getDatabaseMajorVersion();
    if (!cut || version < RANGES_OF_BLOCKS) return new WholeTable();
    long count = counts.getOrDefault(table.name(), -1L);
    return PhysicalRanges.of(session, dialect.quote(table.name()), count);
  }

  private Map<String, ColumnForm> forms(TableName table) throws SQLException {
    Map<String, ColumnForm> known = forms.get(table);
    if (known == null) {
      known = ColumnForm.read(session, dialect, table);
      forms.put(table, known);
    }
    return known;
  }

  private static ColumnForm form(Map<String, ColumnForm> known, String column) {
    ColumnForm form = known.get(column);
    if (form == null) throw new NoSuchElementException("no column " + column);
    return form;
  }

  private static Column column(Table table, String name) {
    return table.column(name).orElseThrow(() -> new NoSuchElementException("no column " + name));
  }

  private static Location location(TableRead read) {
    return Location.table(read.table().name().toString());
  }
}
