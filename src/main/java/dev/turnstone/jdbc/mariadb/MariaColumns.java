package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the columns of all tables and views of a database. */
final class MariaColumns {
  private static final String COLUMNS =
      """
      select table_name as table_name, column_name as column_name, data_type as data_type,
        column_type as column_type, is_nullable as is_nullable, column_default as column_default,
        extra as extra, collation_name as collation_name, column_comment as column_comment,
        character_maximum_length as character_maximum_length,
        numeric_precision as numeric_precision,
        coalesce(numeric_scale, datetime_precision) as scale,
        {generation_expression} as generation_expression
      from information_schema.columns
      where table_schema = ? and hex(table_schema) = hex(?)
      order by table_name, ordinal_position
      """;

  private static final Pattern ON_UPDATE =
      Pattern.compile("on update (\\S+)", Pattern.CASE_INSENSITIVE);

  private final CatalogQuery query;
  private final MariaServer server;
  private final String schema;
  private final Set<List<String>> jsonColumns;
  private final Map<String, List<LeftBehind>> leftBehind = new HashMap<>();

  /**
   * @param jsonColumns table and column of those that a check holds to valid JSON
   */
  MariaColumns(
      CatalogQuery query, MariaServer server, String schema, Set<List<String>> jsonColumns) {
    this.query = query;
    this.server = server;
    this.schema = schema;
    this.jsonColumns = jsonColumns;
  }

  /** A column, or none for the start and end of a row's life that the server keeps by itself. */
  private record Read(Optional<Column> column) {}

  Map<String, List<Column>> read() {
    String sql =
        COLUMNS.replace(
            "{generation_expression}", server.column("columns", "generation_expression", "''"));
    Map<String, List<Column>> columns = new HashMap<>();
    query
        .byTable(sql, this::column, schema, schema)
        .forEach(
            (table, read) ->
                columns.put(table, read.stream().flatMap(r -> r.column().stream()).toList()));
    return columns;
  }

  /** What of the columns is not carried, by table. */
  Map<String, List<LeftBehind>> leftBehind() {
    return leftBehind;
  }

  private Read column(CatalogRow row) throws SQLException {
    String table = row.text("table_name");
    String name = row.text("column_name");
    String extra = row.text("extra").toLowerCase(Locale.ROOT);
    String expression = row.text("generation_expression");
    if (expression.equalsIgnoreCase("row start") || expression.equalsIgnoreCase("row end")) {
      leave(table, "versioning column", name, "the server fills it with the time of each change");
      return new Read(Optional.empty());
    }
    if (extra.contains("invisible")) {
      leave(table, "invisible column", name, "it is carried, and can be seen in the target");
    }
    LogicalType told = MariaTypes.of(type(row));
    boolean json =
        jsonColumns.contains(List.of(table, name)) && row.text("data_type").equals("longtext");
    Optional<Generation> generation = generation(extra, expression);
    return new Read(
        Optional.of(
            new Column(
                name,
                json ? new Json(false) : told,
                json ? "json" : row.text("column_type"),
                row.text("is_nullable").equals("YES"),
                row.optional("collation_name"),
                generation.isPresent() ? Optional.empty() : defaultSql(row, extra),
                generation,
                row.filled("column_comment"))));
  }

  private static MariaTypes.Told type(CatalogRow row) throws SQLException {
    return new MariaTypes.Told(
        row.text("data_type").toLowerCase(Locale.ROOT),
        row.text("column_type"),
        row.optionalInt("character_maximum_length"),
        row.optionalInt("numeric_precision"),
        row.optionalInt("scale"));
  }

  private Optional<Generation> generation(String extra, String expression) {
    if (!expression.isEmpty()) {
      String sql = server.maria() ? expression : MySqlText.unescaped(expression);
      boolean stored = extra.contains("stored") || extra.contains("persistent");
      return Optional.of(new Generation.Computed(sql, stored));
    }
    return extra.contains("auto_increment")
        ? Optional.of(new Generation.Identity(false))
        : Optional.empty();
  }

  /** MariaDB's default with ON UPDATE has no other place, so it stands behind the default. */
  private Optional<String> defaultSql(CatalogRow row, String extra) throws SQLException {
    String dataType = row.text("data_type").toLowerCase(Locale.ROOT);
    Optional<String> sql =
        row.optional("column_default")
            .map(d -> server.maria() ? d : MySqlText.defaultSql(d, extra, dataType))
            .filter(d -> !d.equalsIgnoreCase("null"));
    Matcher update = ON_UPDATE.matcher(row.text("extra"));
    if (!update.find()) {
      return sql;
    }
    leave(
        row.text("table_name"),
        "automatic update",
        row.text("column_name"),
        "only MariaDB and MySQL set the time of a change by themselves");
    boolean current =
        sql.filter(d -> d.toLowerCase(Locale.ROOT).startsWith("current_timestamp")).isPresent();
    return current ? sql.map(d -> d + " on update " + update.group(1)) : sql;
  }

  private void leave(String table, String kind, String column, String reason) {
    leftBehind
        .computeIfAbsent(table, t -> new ArrayList<>())
        .add(new LeftBehind(kind, new TableName(schema, table + "." + column), reason));
  }
}
