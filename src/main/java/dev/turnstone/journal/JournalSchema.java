package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The tables of a journal's file, and how the file says that it is one. */
final class JournalSchema {
  static final int FORMAT = 5;
  static final int APPLICATION_ID = 0x5475726e; // "Turn"

  /** The checksum stands first: it is read without walking through a block that follows it. */
  private static final String SCHEMA =
      """
      CREATE TABLE meta(sum INTEGER NOT NULL, name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE step(sum INTEGER NOT NULL, name TEXT PRIMARY KEY, seconds REAL NOT NULL) WITHOUT ROWID;
      CREATE TABLE goal(sum INTEGER NOT NULL, position INTEGER PRIMARY KEY, created INTEGER NOT NULL, definition TEXT NOT NULL);
      CREATE TABLE chunk(sum INTEGER NOT NULL, table_name TEXT NOT NULL, number INTEGER NOT NULL, lower TEXT NOT NULL,
        upper TEXT NOT NULL, state TEXT NOT NULL, read INTEGER NOT NULL, inserted INTEGER NOT NULL, updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL, filtered INTEGER NOT NULL, set_aside INTEGER NOT NULL, digest INTEGER NOT NULL,
        source_digest INTEGER NOT NULL, fingerprints INTEGER NOT NULL, prior INTEGER NOT NULL,
        PRIMARY KEY(table_name, number)) WITHOUT ROWID;
      CREATE TABLE fingerprints(sum INTEGER NOT NULL, table_name TEXT NOT NULL, chunk INTEGER NOT NULL,
        part INTEGER NOT NULL, block BLOB NOT NULL, PRIMARY KEY(table_name, chunk, part));
      CREATE TABLE prior(sum INTEGER NOT NULL, table_name TEXT NOT NULL, chunk INTEGER NOT NULL,
        part INTEGER NOT NULL, block BLOB NOT NULL, PRIMARY KEY(table_name, chunk, part));
      CREATE TABLE before(sum INTEGER NOT NULL, table_name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest INTEGER NOT NULL,
        parts INTEGER NOT NULL, whole INTEGER NOT NULL, blocks INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE before_rows(sum INTEGER NOT NULL, table_name TEXT NOT NULL, chunk INTEGER NOT NULL,
        part INTEGER NOT NULL, block BLOB NOT NULL, PRIMARY KEY(table_name, chunk, part));
      CREATE TABLE counter(sum INTEGER NOT NULL, table_name TEXT NOT NULL, column_name TEXT NOT NULL, next TEXT NOT NULL,
        PRIMARY KEY(table_name, column_name)) WITHOUT ROWID;
      CREATE TABLE quarantine(sum INTEGER NOT NULL, id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, chunk INTEGER NOT NULL,
        key TEXT NOT NULL, column_name TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, follows TEXT NOT NULL,
        original TEXT NOT NULL, removed BLOB NOT NULL);
      CREATE INDEX quarantine_chunk ON quarantine(table_name, chunk);
      CREATE INDEX quarantine_removed ON quarantine(table_name, removed) WHERE length(removed) > 0;
      """;

  private JournalSchema() {}

  /** Makes an empty file a journal without rows. */
  static void lay(Connection c) throws SQLException {
    try (Statement s = c.createStatement()) {
      for (String sql : SCHEMA.split(";\n", -1)) {
        if (!sql.isBlank()) {
          s.execute(sql);
        }
      }
      s.execute("PRAGMA application_id = " + APPLICATION_ID);
      s.execute("PRAGMA user_version = " + FORMAT);
    }
  }

  /** Puts a journal's row into memory and forgets it: SQLite is loaded then. */
  static void prepare() {
    try (Connection c = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
      lay(c);
      JournalFile.put(c, "meta", List.of("state", ""));
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite cannot be used", e);
    }
  }
}
