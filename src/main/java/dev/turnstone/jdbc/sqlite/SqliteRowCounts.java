package dev.turnstone.jdbc.sqlite;

import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Listed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many rows the tables hold: counted, and as ANALYZE last noted. */
final class SqliteRowCounts {
  private final Map<String, Long> counted;
  private final Map<String, Long> noted;

  private SqliteRowCounts(Map<String, Long> counted, Map<String, Long> noted) {
    this.counted = counted;
    this.noted = noted;
  }

  static SqliteRowCounts load(CatalogQuery query, SqliteSchema schema, boolean counted) {
    List<String> tables =
        schema.listed().values().stream().filter(Listed::holdsRows).map(Listed::name).toList();
    boolean analysed =
        schema.objects().stream().anyMatch(o -> o.name().equalsIgnoreCase("sqlite_stat1"));
    return new SqliteRowCounts(
        counted ? query.counts(tables, SqliteRowCounts::quoted) : Map.of(),
        analysed ? noted(query) : Map.of());
  }

  OptionalLong exact(String table) {
    return found(counted.get(table));
  }

  OptionalLong estimate(String table) {
    return found(noted.get(table));
  }

  /** The first number of each note is the table's rows, or for a partial index fewer. */
  private static Map<String, Long> noted(CatalogQuery query) {
    String sql =
        "select tbl, max(cast(stat as integer)) as noted from main.sqlite_stat1 group by tbl";
    Map<String, Long> noted = new HashMap<>();
    query.rows(sql, r -> noted.put(r.text("tbl"), r.optionalLong("noted").orElse(0)));
    return noted;
  }

  private static OptionalLong found(@Nullable Long rows) {
    return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
  }

  private static String quoted(String table) {
    return "main.\"" + table.replace("\"", "\"\"") + "\"";
  }
}
