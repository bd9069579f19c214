package dev.turnstone.jdbc.mariadb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one loading session, each with its count and its warnings checked. */
final class LoadSession {
  private static final String POINT = "turnstone_point";

  /** Rows of one INSERT where the server does not take LOAD DATA LOCAL. */
  private static final int ROWS_PER_INSERT = 200;

  private final Connection connection;
  private final boolean localInfile;

  LoadSession(Connection connection, boolean localInfile) {
    this.connection = connection;
    this.localInfile = localInfile;
  }

  /** Sets the place {@link #undo} goes back to. */
  void mark() throws SQLException {
    run("SAVEPOINT " + POINT);
  }

  void undo() throws SQLException {
    run("ROLLBACK TO SAVEPOINT " + POINT);
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows touched. */
  long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Sends rows; a LOAD DATA from the client skips and bends rows with a warning, so that counts and
   * warnings decide whether it went well.
   *
   * @return rows that did not go in, at least 1 when there was any warning
   */
  long send(LoadBuffer rows, int from, int to, LoadTarget target) throws SQLException {
    return localInfile ? load(rows, from, to, target) : insertMany(rows, from, to, target);
  }

  private long load(LoadBuffer rows, int from, int to, LoadTarget target) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement
          .unwrap(org.mariadb.jdbc.Statement.class)
          .setLocalInfileInputStream(rows.stream(from, to));
      long missing = to - from - statement.executeLargeUpdate(target.load());
      return missing == 0 && statement.getWarnings() != null ? 1 : missing;
    }
  }

  private long insertMany(LoadBuffer rows, int from, int to, LoadTarget target)
      throws SQLException {
    for (int at = from; at < to; at += ROWS_PER_INSERT) {
      int end = Math.min(to, at + ROWS_PER_INSERT);
      try (PreparedStatement insert = connection.prepareStatement(target.insert(end - at))) {
        int parameter = 1;
        for (int row = at; row < end; row++) {
          parameter = bind(insert, parameter, rows.fields(row), target.fields());
        }
        if (insert.executeLargeUpdate() != end - at || insert.getWarnings() != null) {
          return 1;
        }
      }
    }
    return 0;
  }

  /**
   * Inserts one row under strict rules.
   *
   * @throws SQLException with the server's reason, also when it was only a warning
   */
  void insertOne(LoadBuffer rows, int row, LoadTarget target) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(target.insert(1))) {
      bind(insert, 1, rows.fields(row), target.fields());
      long count = insert.executeLargeUpdate();
      SQLWarning warning = insert.getWarnings();
      if (warning != null) {
        throw new SQLException(warning.getMessage(), "01000", warning.getErrorCode());
      }
      if (count != 1) {
        throw new SQLException("the server kept " + count + " rows of 1", "45000");
      }
    }
  }

  private static int bind(
      PreparedStatement insert, int first, byte[] @Nullable [] values, List<TargetField> fields)
      throws SQLException {
    int parameter = first;
    for (int i = 0; i < fields.size(); i++) {
      byte[] value = values[i];
      if (value == null) {
        insert.setNull(parameter++, java.sql.Types.VARCHAR);
      } else if (fields.get(i).hex()) {
        String hex = new String(value, StandardCharsets.US_ASCII);
        insert.setBytes(parameter++, HexFormat.of().parseHex(hex));
      } else {
        insert.setString(parameter++, decode(value));
      }
    }
    return parameter;
  }

  private static String decode(byte[] utf8) throws SQLException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new SQLException("Invalid utf8mb4 character string", "22000", 1300, e);
    }
  }
}
