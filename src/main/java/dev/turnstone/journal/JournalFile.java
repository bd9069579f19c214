package dev.turnstone.journal;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file under a {@link Journal}: its schema, its durability (WAL, every commit synced)
 * and its checks. Every row carries a checksum of its own, because SQLite has none: a flipped bit
 * is found, not resumed from. Thread safe: one connection, one statement at a time.
 */
final class JournalFile implements AutoCloseable {
  static final int FORMAT = 1;
  private static final int APPLICATION_ID = 0x5475726e; // "Turn"
  private static final String SCHEMA =
      """
      CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE step(name TEXT PRIMARY KEY, seconds REAL NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE goal(position INTEGER PRIMARY KEY, created INTEGER NOT NULL, definition TEXT NOT NULL, sum INTEGER NOT NULL);
      CREATE TABLE chunk(table_name TEXT NOT NULL, number INTEGER NOT NULL, lower TEXT NOT NULL, upper TEXT NOT NULL,
        state TEXT NOT NULL, read INTEGER NOT NULL, inserted INTEGER NOT NULL, updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL, filtered INTEGER NOT NULL, set_aside INTEGER NOT NULL, digest INTEGER NOT NULL,
        source_digest INTEGER NOT NULL, fingerprints BLOB NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY(table_name, number)) WITHOUT ROWID;
      CREATE TABLE quarantine(id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, chunk INTEGER NOT NULL, key TEXT NOT NULL,
        column_name TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, follows TEXT NOT NULL, original TEXT NOT NULL,
        removed BLOB NOT NULL, sum INTEGER NOT NULL);
      CREATE INDEX quarantine_chunk ON quarantine(table_name, chunk);
      CREATE INDEX quarantine_removed ON quarantine(table_name, removed) WHERE length(removed) > 0;
      """;

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

  private JournalFile(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  static JournalFile create(Path path) {
    JournalFile file = new JournalFile(path, connect(path, true));
    file.write(
        c -> {
          try (Statement s = c.createStatement()) {
            for (String sql : SCHEMA.split(";\n", -1)) {
              if (!sql.isBlank()) {
                s.execute(sql);
              }
            }
            s.execute("PRAGMA application_id = " + APPLICATION_ID);
            s.execute("PRAGMA user_version = " + FORMAT);
          }
        });
    return file;
  }

  /**
   * Opens an existing file and checks all of it; a torn tail that SQLite itself rolls back is
   * harmless.
   */
  static JournalFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw damaged(path, "the file is missing", null);
    }
    JournalFile file = new JournalFile(path, connect(path, false));
    try {
      file.check();
      return file;
    } catch (EngineException e) {
      file.close();
      throw e;
    }
  }

  private static Connection connect(Path path, boolean create) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5000);
    if (!create) {
      config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
    }
    try {
      return config.createConnection("jdbc:sqlite:" + path);
    } catch (SQLException e) {
      throw damaged(path, "it cannot be opened", e);
    }
  }

  private void check() {
    long application = number("PRAGMA application_id");
    long format = number("PRAGMA user_version");
    if (application != APPLICATION_ID) {
      throw damaged(path, "it is no journal", null);
    }
    if (format > FORMAT) {
      throw new JournalDamaged(
          Problem.blocker(Code.JOURNAL_TOO_NEW, Location.EVERYWHERE, path.getFileName().toString()),
          null);
    }
    String result = read(c -> text(c, "PRAGMA integrity_check(1)"));
    if (!result.equals("ok")) {
      throw damaged(path, "its structure is broken", null);
    }
    for (String table : List.of("meta", "step", "goal", "chunk", "quarantine")) {
      checkSums(table);
    }
  }

  private void checkSums(String table) {
    write(
        c -> {
          try (Statement s = c.createStatement();
              ResultSet r = s.executeQuery("SELECT * FROM " + table)) {
            int width = r.getMetaData().getColumnCount();
            while (r.next()) {
              List<Object> fields = new ArrayList<>();
              for (int i = 1; i < width; i++) {
                fields.add(r.getObject(i));
              }
              if (sum(fields) != r.getLong(width)) {
                throw damaged(path, "a row of its table " + table + " was changed outside", null);
              }
            }
          }
        });
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

  /** Inserts or replaces one row, its checksum added as the last column. */
  static void put(Connection c, String table, List<?> fields) throws SQLException {
    String marks = "?,".repeat(fields.size()) + "?";
    try (PreparedStatement p =
        c.prepareStatement("INSERT OR REPLACE INTO " + table + " VALUES (" + marks + ")")) {
      int i = 1;
      for (Object field : fields) {
        p.setObject(i++, field instanceof Boolean b ? (b ? 1 : 0) : field);
      }
      p.setLong(i, sum(fields));
      p.executeUpdate();
    }
  }

  synchronized <T> T read(Reading<T> reading) {
    try {
      return reading.from(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes in one transaction that is on disk when this returns. */
  synchronized void write(Writing writing) {
    try {
      connection.setAutoCommit(false);
      try {
        writing.to(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
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
    if (e instanceof SQLiteException lite
        && (lite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
            || lite.getResultCode().name().startsWith("SQLITE_IOERR"))) {
      Problem full = Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace");
      return new Stopped(full, e);
    }
    return damaged(path, "it cannot be read", e);
  }

  private static JournalDamaged damaged(Path path, String how, @Nullable Throwable cause) {
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
