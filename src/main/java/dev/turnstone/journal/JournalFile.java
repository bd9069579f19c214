package dev.turnstone.journal;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file under a {@link Journal}: its schema, its durability (WAL, synced where something
 * outside relies on it) and its checks. Every row carries a checksum of its own, because SQLite has
 * none: a flipped bit is found, not resumed from. Thread safe: one connection, one statement at a
 * time.
 */
final class JournalFile implements AutoCloseable {
  private static final int PAGES_PER_CHECKPOINT = 8000; // 32 MB: a few dozen chunks
  private static final List<String> TABLES =
      List.of(
          "meta",
          "step",
          "goal",
          "chunk",
          "fingerprints",
          "prior",
          "before",
          "before_rows",
          "counter",
          "quarantine");

  private static final Set<SQLiteErrorCode> UNREADABLE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_IOERR_READ,
          SQLiteErrorCode.SQLITE_IOERR_SHORT_READ,
          SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS);

  /** Reads from the open connection. */
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** Writes through the open connection. */
  interface Writing {
    void to(Connection connection) throws SQLException;
  }

  private final Path path;
  private final Connection connection;
  private boolean synced = true;

  private JournalFile(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /**
   * Makes a new file and has it on disk, under its name, when this returns; a process that is
   * killed meanwhile leaves none of that name.
   *
   * @param first what it begins with
   */
  static JournalFile create(Path path, Writing first) {
    Path growing = path.resolveSibling(path.getFileName() + ".new");
    try (JournalFile file =
        new JournalFile(growing, connect(growing, true, SQLiteConfig.SynchronousMode.OFF))) {
      file.transaction(
          c -> {
            JournalSchema.lay(c);
            first.to(c);
          });
    }
    try (FileChannel written = FileChannel.open(growing, StandardOpenOption.WRITE)) {
      written.force(true);
      Files.move(growing, path, StandardCopyOption.ATOMIC_MOVE);
      FolderSync.sync(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new JournalFile(path, connect(path, false, SQLiteConfig.SynchronousMode.FULL));
  }

  /**
   * Opens an existing file and checks all of it; a torn tail that SQLite itself rolls back is
   * harmless.
   */
  static JournalFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw damaged(path, "the file is missing", null);
    }
    JournalFile file =
        new JournalFile(path, connect(path, false, SQLiteConfig.SynchronousMode.FULL));
    try {
      file.check();
      return file;
    } catch (EngineException e) {
      file.close();
      throw e;
    }
  }

  private static Connection connect(
      Path path, boolean create, SQLiteConfig.SynchronousMode synced) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synced);
    config.setBusyTimeout(5000);
    if (!create) {
      config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
    }
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + path);
      try (Statement s = connection.createStatement()) {
        s.execute("PRAGMA wal_autocheckpoint = " + PAGES_PER_CHECKPOINT);
      }
      return connection;
    } catch (SQLException e) {
      throw damaged(path, "it cannot be opened", e);
    }
  }

  private void check() {
    long application = number("PRAGMA application_id");
    long format = number("PRAGMA user_version");
    if (application != JournalSchema.APPLICATION_ID) {
      throw damaged(path, "it is no journal", null);
    }
    if (format != JournalSchema.FORMAT) {
      Code code = format > JournalSchema.FORMAT ? Code.JOURNAL_TOO_NEW : Code.JOURNAL_TOO_OLD;
      throw new JournalDamaged(Problem.blocker(code, Location.EVERYWHERE, path.toString()), null);
    }
    String result = read(c -> text(c, "PRAGMA integrity_check(1)"));
    if (!result.equals("ok")) {
      throw damaged(path, "its structure is broken", null);
    }
    TABLES.forEach(this::checkSums);
    for (BlockRows blocks : List.of(BlockRows.FINGERPRINTS, BlockRows.PRIOR, BlockRows.BEFORE)) {
      if (!read(blocks::belong)) {
        String how = "a row of its table " + blocks.owner() + " and its ";
        throw damaged(path, how + blocks.name() + " do not belong together", null);
      }
    }
  }

  private void checkSums(String table) {
    boolean good =
        read(
            c -> {
              try (Statement s = c.createStatement();
                  ResultSet r = s.executeQuery("SELECT * FROM " + table)) {
                int width = r.getMetaData().getColumnCount();
                while (r.next()) {
                  List<Object> fields = new ArrayList<>();
                  for (int i = 2; i <= width; i++) {
                    fields.add(r.getObject(i));
                  }
                  if (sum(fields) != r.getLong(1)) {
                    return false;
                  }
                }
                return true;
              }
            });
    if (!good) {
      throw damaged(path, "a row of its table " + table + " was changed outside", null);
    }
  }

  /** The checksum of a row's other fields, in column order; numbers count as their decimal text. */
  static long sum(List<?> fields) {
    HashStream64 stream = Hashing.xxh3_64().hashStream();
    for (Object field : fields) {
      if (field instanceof byte[] bytes) {
        stream.putByteArray(bytes);
      } else {
        stream.putString(field instanceof Boolean b ? (b ? "1" : "0") : String.valueOf(field));
      }
    }
    return stream.getAsLong();
  }

  /** Inserts or replaces one row with its checksum; returns the checksum. */
  static long put(Connection c, String table, List<?> fields) throws SQLException {
    try (PreparedStatement p = putting(c, table, fields.size())) {
      return put(p, fields);
    }
  }

  /** What {@link #put(PreparedStatement, List)} puts rows of so many fields with. */
  static PreparedStatement putting(Connection c, String table, int fields) throws SQLException {
    String marks = "?" + ",?".repeat(fields);
    return c.prepareStatement("INSERT OR REPLACE INTO " + table + " VALUES (" + marks + ")");
  }

  static long put(PreparedStatement putting, List<?> fields) throws SQLException {
    long sum = sum(fields);
    putting.setLong(1, sum);
    int i = 2;
    for (Object field : fields) {
      putting.setObject(i++, field instanceof Boolean b ? (b ? 1 : 0) : field);
    }
    putting.executeUpdate();
    return sum;
  }

  Path path() {
    return path;
  }

  /** Where files that live as long as this process may be put. */
  Path folder() {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path : folder;
  }

  synchronized <T> T read(Reading<T> reading) {
    try {
      return reading.from(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes in one transaction that is on disk, with all before it, when this returns. */
  synchronized void write(Writing writing) {
    sync(true);
    transaction(writing);
  }

  /**
   * Writes in one transaction that outlives this process, but may be lost when the machine fails
   * before the next {@link #write}; never without all that came after it.
   */
  synchronized void writeSoon(Writing writing) {
    sync(false);
    transaction(writing);
  }

  private void sync(boolean wanted) {
    if (synced != wanted) {
      try (Statement s = connection.createStatement()) {
        s.execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
        synced = wanted;
      } catch (SQLException e) {
        throw failed(e);
      }
    }
  }

  private void transaction(Writing writing) {
    try {
      connection.setAutoCommit(false);
      try {
        writing.to(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(e);
        throw e;
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** On a full disk SQLite has undone the transaction itself; the first failure is what counts. */
  private void undo(Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private long number(String sql) {
    String value = read(c -> text(c, sql));
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  private static String text(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      return r.next() ? r.getString(1) : "";
    }
  }

  private EngineException failed(SQLException e) {
    if (noRoom(e)) {
      Problem full = Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace");
      return new Stopped(full, e);
    }
    return damaged(path, "it cannot be read", e);
  }

  /** True when the disk, not the file, is to blame; a file that was cut off cannot be read. */
  static boolean noRoom(SQLException e) {
    return e instanceof SQLiteException lite
        && !UNREADABLE.contains(lite.getResultCode())
        && (lite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
            || lite.getResultCode().name().startsWith("SQLITE_IOERR"));
  }

  static JournalDamaged damaged(Path path, String how, @Nullable Throwable cause) {
    return new JournalDamaged(
        Problem.blocker(Code.JOURNAL_DAMAGED, Location.EVERYWHERE, path.toString(), how), cause);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
