package dev.turnstone.jdbc.mariadb;

import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The ledger's tables and what a chunk's own transaction does with them. */
final class LedgerSql {
  static final String MAKE_LEASE =
      """
      CREATE TABLE IF NOT EXISTS turnstone_lease (
        plan varchar(64) NOT NULL,
        run varchar(64) NOT NULL,
        token bigint NOT NULL,
        holder varchar(255) NOT NULL,
        expires datetime(6) NOT NULL,
        PRIMARY KEY (plan)
      ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""";

  static final String MAKE_CHUNK =
      """
      CREATE TABLE IF NOT EXISTS turnstone_chunk (
        run varchar(64) NOT NULL,
        token bigint NOT NULL,
        table_name varchar(255) NOT NULL,
        chunk int NOT NULL,
        inserted bigint NOT NULL,
        updated bigint NOT NULL,
        unchanged bigint NOT NULL,
        at datetime(6) NOT NULL,
        PRIMARY KEY (run, table_name, chunk)
      ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""";

  private static final String TOKEN =
      "SELECT token FROM turnstone_lease WHERE plan = ? LOCK IN SHARE MODE";
  private static final String MARK =
      """
      INSERT INTO turnstone_chunk
        (run, token, table_name, chunk, inserted, updated, unchanged, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";

  private LedgerSql() {}

  /**
   * True when the lease still stands. Nobody can take it over before the transaction that asked has
   * ended.
   */
  static boolean holds(Connection connection, Lease lease) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(TOKEN)) {
      ask.setString(1, lease.plan());
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getLong(1) == lease.token();
      }
    }
  }

  /** Writes a chunk's marker; the transaction is the caller's. */
  static void mark(Connection connection, ChunkMarker marker) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(MARK)) {
      insert.setString(1, marker.run());
      insert.setLong(2, marker.token());
      insert.setString(3, marker.table());
      insert.setInt(4, marker.chunk());
      insert.setLong(5, marker.written().inserted());
      insert.setLong(6, marker.written().updated());
      insert.setLong(7, marker.written().unchanged());
      insert.executeUpdate();
    }
  }
}
