package dev.turnstone.jdbc.sqlite;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A database file in the making: scripts and rows of our own, in one transaction, without any rule
 * enforced. For samples; a migration never writes this way.
 */
public final class NewSqliteFile implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1000;
  private final Path file;
  private final Connection connection;

  /**
   * Starts a file.
   *
   * @throws Refused when something of that name is there already
   */
  public NewSqliteFile(Path file) {
    if (Files.exists(file)) {
      throw new Refused(Problem.blocker(Code.FILE_EXISTS, Location.EVERYWHERE, file.toString()));
    }
    this.file = file;
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  /** Runs statements separated by semicolons. */
  public void script(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  /**
   * Inserts rows as they come, with constant memory.
   *
   * @param insert an INSERT with one question mark per value of a row
   */
  public void rows(String insert, Iterator<@Nullable Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int waiting = 1; rows.hasNext(); waiting++) {
        @Nullable Object[] row = rows.next();
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
        if (waiting % ROWS_AT_ONCE == 0 || !rows.hasNext()) {
          statement.executeBatch();
        }
      }
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  /** Makes everything written so far stay; without it, closing takes it all back. */
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  private Refused unwritable(SQLException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Refused(
        Problem.blocker(Code.READ_ONLY_TARGET, Location.EVERYWHERE, file.toString(), reason), e);
  }
}
