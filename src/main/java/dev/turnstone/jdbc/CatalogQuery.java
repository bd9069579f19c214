package dev.turnstone.jdbc;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks a database about itself. Queries bind what they look for; they read names and structure,
 * never rows, so a server's complaint about one can be shown.
 */
public final class CatalogQuery {
  private static final int COUNTED_AT_ONCE = 100;
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_NOT_A_DATABASE = 26;

  private final Connection connection;
  private final Address address;

  public CatalogQuery(Connection connection, Address address) {
    this.connection = connection;
    this.address = address;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface RowMaker<T> {
    T make(CatalogRow row) throws SQLException;
  }

  /** One thing for each row, in the query's order. */
  public <T> List<T> rows(String sql, RowMaker<T> maker, Object... bound) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < bound.length; i++) {
        statement.setObject(i + 1, bound[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        CatalogRow row = new CatalogRow(result);
        List<T> made = new ArrayList<>();
        while (result.next()) {
          made.add(maker.make(row));
        }
        return made;
      }
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /**
   * As {@link #rows}, grouped by the table's name, which the query gives as {@code table_name};
   * tables without any are missing.
   */
  public <T> Map<String, List<T>> byTable(String sql, RowMaker<T> maker, Object... bound) {
    RowMaker<Map.Entry<String, T>> named =
        row -> Map.entry(row.text("table_name"), maker.make(row));
    Map<String, List<T>> grouped = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : rows(sql, named, bound)) {
      grouped.computeIfAbsent(entry.getKey(), k -> new ArrayList<>()).add(entry.getValue());
    }
    return grouped;
  }

  /**
   * The exact number of rows of each table, many tables with one statement.
   *
   * @param from what stands after FROM for a table's name, quoted
   */
  public Map<String, Long> counts(List<String> tables, Function<String, String> from) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int start = 0; start < tables.size(); start += COUNTED_AT_ONCE) {
      List<String> some = tables.subList(start, Math.min(start + COUNTED_AT_ONCE, tables.size()));
      StringBuilder sql = new StringBuilder();
      for (int i = 0; i < some.size(); i++) {
        sql.append(i == 0 ? "" : " union all ").append("select ").append(i).append(" as place, ");
        sql.append("count(*) as row_count from ").append(from.apply(some.get(i)));
      }
      rows(
          sql.toString(),
          row ->
              counts.put(some.get(row.number("place")), row.optionalLong("row_count").orElse(0)));
    }
    return counts;
  }

  private EngineException fault(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String reason = e.getMessage() == null ? state : e.getMessage();
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new ConnectionLost(problem(Code.CONNECTION_BROKE, address.toString(), reason), e);
    }
    if (state.equals("42501") && reason.contains("row-level security")) {
      return new Refused(problem(Code.ROW_SECURITY), e);
    }
    int primary = e.getErrorCode() & 0xff;
    if (address.vendor() == Vendor.SQLITE) {
      if (primary == SQLITE_BUSY) {
        return new TryAgain(problem(Code.SERVER_BUSY, reason), e);
      }
      if (primary == SQLITE_NOT_A_DATABASE) {
        return new Refused(problem(Code.NOT_A_DATABASE, address.database()), e);
      }
    }
    return new ServerRefused(problem(Code.SERVER_REFUSED, reason), e);
  }

  private static Problem problem(Code code, String... arguments) {
    return Problem.blocker(code, Location.EVERYWHERE, arguments);
  }
}
