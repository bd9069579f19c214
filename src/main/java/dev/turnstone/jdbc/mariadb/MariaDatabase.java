package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.EngineException;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One database of a MariaDB (10.4 or later) or MySQL (8 or later) server. Thread safe. */
public final class MariaDatabase implements TargetDatabase {
  private static final String LONG_OPEN =
      """
      SELECT CONCAT('Session ', p.id, ' of ', p.user, ' has kept a transaction open for ',
        TIMESTAMPDIFF(SECOND, t.trx_started, CURRENT_TIMESTAMP), ' s (',
        LOWER(p.command), '); end it if it holds the lock.')
      FROM information_schema.innodb_trx t
        JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
      WHERE p.db = DATABASE() AND p.id <> CONNECTION_ID()
        AND TIMESTAMPDIFF(SECOND, t.trx_started, CURRENT_TIMESTAMP) >= SECONDS_OPEN
      ORDER BY t.trx_started LIMIT 3""";

  private final Address address;
  private final Sessions sessions;
  private final Dialect dialect;

  private MariaDatabase(Address address, Sessions sessions) {
    this.address = address;
    this.sessions = sessions;
    this.dialect = Dialects.of(sessions.server().vendor());
  }

  /**
   * Reaches the server once and remembers how to open further sessions.
   *
   * @param password may be wiped once this returns
   * @param readOnly true for a source: its sessions cannot write
   * @throws dev.turnstone.problem.EngineException.Refused when login, database or address are wrong
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when nobody answers
   */
  public static MariaDatabase open(Address address, Secret password, boolean readOnly) {
    return new MariaDatabase(address, new Sessions(address, password, readOnly));
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Catalog catalog(boolean counted) {
    try (Connection connection = sessions.pooled()) {
      return new MariaCatalogReader(connection, address).read(counted);
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public Snapshot snapshot(int readers) {
    return new MariaSnapshot(sessions, dialect, readers);
  }

  /** MySQL otherwise tells what it knew up to a day ago. */
  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    String sql =
        "SELECT /*+ SET_VAR(information_schema_stats_expiry = 0) */ auto_increment"
            + " FROM information_schema.tables WHERE table_schema = "
            + dialect.literal(table.schema())
            + " AND table_name = "
            + dialect.literal(table.name())
            + " AND auto_increment IS NOT NULL";
    return query(sql).stream().map(row -> new BigInteger(String.valueOf(row.get(0)))).findFirst();
  }

  @Override
  public RowSink openSink(Lease lease) {
    return new MariaSink(sessions, dialect, lease);
  }

  @Override
  public RowEraser openEraser(Lease lease) {
    return new MariaEraser(sessions, dialect, lease);
  }

  @Override
  public TableSwap swaps() {
    return new MariaSwap(this::query, dialect);
  }

  @Override
  public RunLedger ledger() {
    return new MariaLedger(sessions, dialect);
  }

  @Override
  public void execute(List<String> statements) {
    try (Connection connection = sessions.pooled();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public List<String> inTheWay() {
    List<String> found = new ArrayList<>();
    try (Connection connection = sessions.prompt();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                LONG_OPEN.replace("SECONDS_OPEN", Integer.toString(Patience.lockSeconds())))) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    } catch (SQLException | EngineException e) {
      return List.of(); // without the right PROCESS; what the work failed of is told in any case
    }
    return found;
  }

  @Override
  public void tryOut(String statement) {
    try (Connection connection = sessions.pooled()) {
      connection.setAutoCommit(false);
      try (Statement running = connection.createStatement()) {
        running.execute(statement);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  /** A session that can only read would not even prepare a statement that writes. */
  @Override
  public ParsedStatement parse(String statement) {
    try (Connection connection = sessions.own()) {
      return new StatementParse(connection).of(statement);
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public Survey survey(Survey.Needs needs) {
    return new MariaSurvey(this::query, dialect).take(needs, address.database());
  }

  @Override
  public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
    return new MariaRules(sessions, dialect, write, keys, judged);
  }

  @Override
  public List<List<@Nullable String>> query(String sql, int most) {
    try (Connection connection = sessions.pooled();
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(most);
      try (ResultSet result = statement.executeQuery(sql)) {
        return texts(result);
      }
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  private static List<List<@Nullable String>> texts(ResultSet result) throws SQLException {
    int width = result.getMetaData().getColumnCount();
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable String> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(result.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
