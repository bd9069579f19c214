package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Lease;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.math.BigInteger;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SQLite file. Readers are connections of their own that cannot write; everything that writes
 * takes turns on one connection. There is no pool: opening a file costs less than asking one.
 *
 * <p>Reading never changes the file. Beside a file in WAL mode SQLite itself keeps a {@code -wal}
 * and a {@code -shm} file, also for readers, and may leave them there empty.
 */
public final class SqliteDatabase implements TargetDatabase {
  private final Address address;
  private final SqliteFile file;
  private final @Nullable WriteSession session;
  private final boolean made;

  private SqliteDatabase(
      Address address, SqliteFile file, @Nullable WriteSession session, boolean made) {
    this.address = address;
    this.file = file;
    this.session = session;
    this.made = made;
  }

  /**
   * Opens the file.
   *
   * @param readOnly true: it must exist, and nothing can be written through it; false: it is made
   *     where it is missing, in a folder that exists, and goes away again when nothing was written
   * @throws Refused when the file is missing, no database, or not writable
   */
  public static SqliteDatabase open(Address address, boolean readOnly) {
    SqliteFile file = SqliteFile.of(address);
    if (!readOnly) {
      file.requireWritable();
      boolean made = Files.notExists(file.path());
      return new SqliteDatabase(address, file, new WriteSession(file), made);
    }
    file.requireReadable();
    file.probe();
    return new SqliteDatabase(address, file, null, false);
  }

  @Override
  public Dialect dialect() {
    return Dialects.of(Vendor.SQLITE);
  }

  @Override
  public Catalog catalog(boolean counted) {
    try (Connection connection = file.reader()) {
      return new SqliteCatalogReader(connection, address).read(counted);
    } catch (SQLException e) {
      throw SqliteErrors.of(file.path(), e);
    }
  }

  @Override
  public Snapshot snapshot(int readers) {
    return SqliteSnapshot.open(file, readers);
  }

  /** Only where the column never gives a number twice, which has to be asked for. */
  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    if (query("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").isEmpty()) {
      return Optional.empty();
    }
    String sql =
        "SELECT seq FROM sqlite_sequence WHERE typeof(seq) = 'integer' AND name = "
            + dialect().literal(table.name());
    return query(sql).stream()
        .map(row -> new BigInteger(String.valueOf(row.get(0))).add(BigInteger.ONE))
        .findFirst();
  }

  @Override
  public RowSink openSink(Lease lease) {
    WriteSession writing = writing();
    writing.prepareForLoading();
    return new SqliteSink(writing, lease);
  }

  @Override
  public RowEraser openEraser(Lease lease) {
    WriteSession writing = writing();
    writing.prepareForRemoving();
    return new SqliteEraser(file, writing, lease);
  }

  @Override
  public TableSwap swaps() {
    return new SqliteSwap(this::query, dialect());
  }

  @Override
  public RunLedger ledger() {
    return new SqliteLedger(writing());
  }

  /**
   * {@inheritDoc} They are durable when this returns, because the journal then counts them as done
   * for good.
   */
  @Override
  public void execute(List<String> statements) {
    writing()
        .durably(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                  statement.execute(sql);
                }
              }
              return statements.size();
            });
  }

  /** Which process has a file open is not for SQLite to know. */
  @Override
  public List<String> inTheWay() {
    return List.of();
  }

  @Override
  public void tryOut(String statement) {
    writing().tryOut(statement);
  }

  @Override
  public ParsedStatement parse(String statement) {
    try (Connection connection = file.reader()) {
      return StatementParse.of(connection, statement);
    } catch (SQLException e) {
      throw SqliteErrors.of(file.path(), e);
    }
  }

  /** A file has no rights of its own: whether it can be written is for the file system to say. */
  @Override
  public Survey survey(Survey.Needs needs) {
    boolean writes = needs.creates() || needs.tables().stream().anyMatch(Survey.Need::writes);
    return new Survey(
        List.of(), true, writes ? file.unwritable() : Optional.empty(), file.bytes(), file.free());
  }

  @Override
  public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
    try (Connection connection = file.reader()) {
      return new SqliteRules(TextEncoding.of(connection), dialect(), write, keys, judged);
    } catch (SQLException e) {
      throw SqliteErrors.of(file.path(), e);
    }
  }

  /** Numbers and text as SQLite writes them, a blob as lower case hex. */
  @Override
  public List<List<@Nullable String>> query(String sql, int most) {
    try (Connection connection = file.reader()) {
      return QueryText.rows(connection, sql, most);
    } catch (SQLException e) {
      throw SqliteErrors.of(file.path(), e);
    }
  }

  /** Waits for the chunk that is being written, then closes; open snapshots are not touched. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    if (made) {
      file.removeEmpty();
    }
  }

  private WriteSession writing() {
    if (session == null) {
      throw new Refused(
          Problem.blocker(
              Code.READ_ONLY_TARGET,
              Location.EVERYWHERE,
              file.path().toString(),
              "it was opened for reading only"));
    }
    return session;
  }
}
