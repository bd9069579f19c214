package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows out of an SQLite file. A transaction that may write keeps every other writer out of
 * the whole file.
 */
final class SqliteEraser implements RowEraser {
  private static final int BATCH = 500;
  private static final int FEW = 200;
  private static final int SPARED = 10_000;

  private final SqliteFile file;
  private final WriteSession session;
  private final Lease lease;
  private @Nullable SqliteSource source;
  private @Nullable SqliteSnapshot beside;

  SqliteEraser(SqliteFile file, WriteSession session, Lease lease) {
    this.file = file;
    this.session = session;
    this.lease = lease;
  }

  @Override
  public void lock(TableRead read, ChunkRange range) {
    lock(List.of(read.table()));
  }

  @Override
  public void lock(List<Table> tables) {
    rollback();
    session.begin();
    try {
      source = new SqliteSource(session.connection(), file.path());
    } catch (SQLException e) {
      session.rollback();
      throw SqliteErrors.of(file.path(), e);
    }
  }

  @Override
  public void lockToDrop(List<Table> tables) {
    lock(tables);
  }

  @Override
  public RowSource rows() {
    return reading();
  }

  /** As long as nothing was changed the others see what this transaction sees. */
  @Override
  public List<RowSource> readers(int most) {
    closeBeside();
    SqliteSnapshot opened = SqliteSnapshot.open(file, most);
    beside = opened;
    return opened.readers();
  }

  @Override
  public void run(List<String> statements) {
    closeBeside();
    try (Statement statement = session.connection().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long remove(TableRead read, ChunkRange range, BitSet rows, int of) {
    closeBeside();
    try {
      ScanOrder order = reading().order(read);
      if (rows.isEmpty()) {
        return 0;
      }
      if (rows.cardinality() == of) {
        return delete("DELETE FROM " + from(read) + order.within(range), range);
      }
      if (!order.divisible()) {
        String table = read.table().name().toString();
        throw new EngineException.ServerRefused(
            Problem.blocker(Code.UNDO_ROWS_ALIKE, Location.table(table)),
            new IllegalStateException(table));
      }
      if (order.rowid() && range.equals(ChunkRange.WHOLE) && of - rows.cardinality() <= SPARED) {
        Optional<Long> removed = removeButFew(read, range, rows, of);
        if (removed.isPresent()) {
          return removed.get();
        }
      }
      if (order.rowid() && of - rows.cardinality() <= FEW) {
        return removeOthers(read, range, rows, of);
      }
      return order.rowid() ? removeByRowid(read, range, rows) : removeByKey(read, range, rows);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Empty, and nothing done, where rows cannot be put back. */
  private Optional<Long> removeButFew(TableRead read, ChunkRange range, BitSet rows, int of)
      throws SQLException {
    String rowid = reading().order(read).keys().get(0);
    List<Long> staying = others(read, range, rows, of);
    return new SparedRows(session.connection(), read.table().name().name()).empty(rowid, staying);
  }

  /** All but a few, which are named. */
  private long removeOthers(TableRead read, ChunkRange range, BitSet rows, int of)
      throws SQLException {
    ScanOrder order = reading().order(read);
    String list =
        others(read, range, rows, of).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    String within = order.within(range);
    String others = order.keys().get(0) + " NOT IN (" + list + ")";
    String where = within.isEmpty() ? " WHERE " + others : within + " AND " + others;
    return delete("DELETE FROM " + from(read) + where, range);
  }

  /** The rowids of the rows that are not at these positions. */
  private List<Long> others(TableRead read, ChunkRange range, BitSet rows, int of)
      throws SQLException {
    BitSet staying = new BitSet();
    staying.set(0, of);
    staying.andNot(rows);
    return addresses(read, range, staying).stream().map(k -> KeyBound.number(k.get(0))).toList();
  }

  private long removeByRowid(TableRead read, ChunkRange range, BitSet rows) throws SQLException {
    long removed = 0;
    List<String> batch = new ArrayList<>();
    String rowid = reading().order(read).keys().get(0);
    for (List<String> key : addresses(read, range, rows)) {
      batch.add(Long.toString(KeyBound.number(key.get(0))));
      if (batch.size() == BATCH) {
        removed += removeList(read, rowid, batch);
      }
    }
    return removed + removeList(read, rowid, batch);
  }

  private long removeList(TableRead read, String rowid, List<String> batch) throws SQLException {
    if (batch.isEmpty()) {
      return 0;
    }
    String list = " IN (" + String.join(",", batch) + ")";
    batch.clear();
    return delete("DELETE FROM " + from(read) + " WHERE " + rowid + list, ChunkRange.WHOLE);
  }

  private long removeByKey(TableRead read, ChunkRange range, BitSet rows) throws SQLException {
    ScanOrder order = reading().order(read);
    long removed = 0;
    for (List<String> key : addresses(read, range, rows)) {
      ChunkRange one = new ChunkRange(0, key, List.of());
      removed += delete("DELETE FROM " + from(read) + " WHERE " + order.equalTo(1), one);
    }
    return removed;
  }

  /** The keys of the rows at these positions. */
  private List<List<String>> addresses(TableRead read, ChunkRange range, BitSet rows)
      throws SQLException {
    ScanOrder order = reading().order(read);
    String sql =
        "SELECT "
            + String.join(", ", order.keys())
            + " FROM "
            + from(read)
            + order.within(range)
            + order.orderBy();
    List<List<String>> keys = new ArrayList<>();
    try (NativeStatement statement = new NativeStatement(session.connection(), sql)) {
      bind(statement, range);
      for (int at = 0; statement.next(); at++) {
        if (rows.get(at)) {
          List<String> key = new ArrayList<>();
          for (int i = 0; i < order.keys().size(); i++) {
            key.add(KeyBound.of(statement, i));
          }
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private long delete(String sql, ChunkRange bounds) throws SQLException {
    try (NativeStatement statement = new NativeStatement(session.connection(), sql)) {
      bind(statement, bounds);
      int code = statement.step();
      if (code != NativeStatement.DONE) {
        throw statement.failure(code);
      }
      return statement.changes();
    }
  }

  private static void bind(NativeStatement statement, ChunkRange range) throws SQLException {
    int parameter = 1;
    for (String bound : range.after()) {
      KeyBound.bind(statement, parameter++, bound);
    }
    for (String bound : range.upTo()) {
      KeyBound.bind(statement, parameter++, bound);
    }
  }

  private static String from(TableRead read) {
    return Quoted.name(read.table().name().name());
  }

  @Override
  public long empty(Table table) {
    closeBeside();
    try {
      return delete("DELETE FROM " + Quoted.name(table.name().name()), ChunkRange.WHOLE);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit(ChunkMarker marker) {
    closeBeside();
    try {
      SqliteLedger.requireHeld(session.connection(), lease);
      SqliteLedger.mark(session.connection(), marker);
    } catch (SQLException e) {
      throw failed(e);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
    source = null;
    session.commit();
  }

  /** The connection that writes does not look at references. */
  @Override
  public void drop(List<Table> tables, ChunkMarker marker) {
    run(tables.stream().map(t -> "DROP TABLE " + Quoted.name(t.name().name())).toList());
    commit(marker);
  }

  @Override
  public void rollback() {
    closeBeside();
    if (source != null) {
      source = null;
      session.rollback();
    }
  }

  private EngineException failed(SQLException e) {
    rollback();
    return SqliteErrors.of(file.path(), e);
  }

  private void closeBeside() {
    SqliteSnapshot open = beside;
    beside = null;
    if (open != null) {
      open.close();
    }
  }

  private SqliteSource reading() {
    SqliteSource open = source;
    if (open == null) {
      throw new IllegalStateException("nothing is locked");
    }
    return open;
  }

  @Override
  public void close() {
    rollback();
  }
}
