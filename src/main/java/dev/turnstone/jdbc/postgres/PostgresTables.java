package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import dev.turnstone.jdbc.OwnTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts the tables of a schema together from everything that is read of them. */
final class PostgresTables {
  private static final String TABLES =
      """
      select c.relname as table_name, c.relkind, c.relispartition, c.relpersistence,
        pg_catalog.row_security_active(c.oid) as row_security, coalesce(m.amname, 'heap') as storage,
        case when c.reltuples > 0 or c.reltuples = 0 and c.relpages > 0 then c.reltuples::bigint end
          as estimate,
        pg_catalog.obj_description(c.oid, 'pg_class') as note,
        n.nspname as parent_schema, p.relname as parent_table,
        exists (select from pg_catalog.pg_inherits h where h.inhparent = c.oid) as has_children
      from pg_catalog.pg_class c
        left join pg_catalog.pg_am m on m.oid = c.relam
        left join pg_catalog.pg_inherits i on i.inhrelid = c.oid and i.inhseqno = 1
        left join pg_catalog.pg_class p on p.oid = i.inhparent
        left join pg_catalog.pg_namespace n on n.oid = p.relnamespace
      where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
        and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'
        and not exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
        )
      order by c.relname
      """;

  private final CatalogQuery query;
  private final String schema;
  private final Map<String, List<Column>> columns;
  private final PostgresKeys keys;
  private final Map<String, List<ForeignKey>> foreignKeys;
  private final Map<String, List<Check>> checks;
  private final Map<String, Map<String, String>> comments;
  private final Map<String, List<Trigger>> triggers;

  PostgresTables(CatalogQuery query, PostgresVersion version, PostgresTypes types, String schema) {
    PostgresConstraints constraints = new PostgresConstraints(query, version);
    this.query = query;
    this.schema = schema;
    this.columns = new PostgresColumns(query, version, types).read(schema);
    this.keys = PostgresKeys.read(query, version, schema);
    this.foreignKeys = constraints.foreignKeys(schema);
    this.checks = constraints.checks(schema);
    this.comments = constraints.comments(schema);
    this.triggers = PostgresTriggers.read(query, version, schema);
  }

  private record Listed(String name, TableKind kind, TableTraits traits) {}

  /** All tables and views; with the exact number of rows where counted. */
  List<Table> all(boolean counted) {
    List<Listed> listed =
        query.rows(TABLES, this::listed, schema).stream()
            .filter(t -> !OwnTables.holds(t.name()))
            .toList();
    Map<String, Long> counts = counted ? counts(listed) : Map.of();
    List<Table> tables = new ArrayList<>();
    for (Listed table : listed) {
      Long rows = counts.get(table.name());
      tables.add(table(table, rows == null ? OptionalLong.empty() : OptionalLong.of(rows)));
    }
    return tables;
  }

  /** What of these tables is not carried. */
  List<LeftBehind> leftBehind(List<Table> tables) {
    List<LeftBehind> left = new ArrayList<>();
    for (Table table : tables) {
      String parent = table.traits().parent().map(TableName::toString).orElse("");
      switch (table.kind()) {
        case VIEW ->
            leave(left, "view", table, "a view holds no rows; its SQL is PostgreSQL's own");
        case MATERIALIZED_VIEW ->
            leave(left, "materialized view", table, "its rows come from other tables");
        case FOREIGN -> leave(left, "foreign table", table, "its rows live in another database");
        case PARTITION -> leave(left, "partition", table, "its rows are carried with " + parent);
        case PARTITIONED ->
            leave(left, "partitioning", table, "all rows go into one table of the target");
        case INHERITED ->
            leave(left, "inheritance", table, "each table is carried alone, with its own rows");
        default -> {}
      }
      for (Trigger trigger : table.traits().triggers()) {
        String kind = trigger.event().startsWith("RULE") ? "rule" : "trigger";
        TableName name = new TableName(schema, table.name().name() + "." + trigger.name());
        left.add(new LeftBehind(kind, name, "its code is PostgreSQL's own"));
      }
      left.addAll(keys.leftBehind(table.name().name()));
    }
    return left;
  }

  private static void leave(List<LeftBehind> left, String kind, Table table, String reason) {
    left.add(new LeftBehind(kind, table.name(), reason));
  }

  private Table table(Listed listed, OptionalLong rows) {
    String name = listed.name();
    TableTraits traits = listed.traits();
    return new Table(
        new TableName(schema, name),
        listed.kind(),
        columns.getOrDefault(name, List.of()),
        keys.keys(name),
        foreignKeys.getOrDefault(name, List.of()),
        keys.indexes(name),
        checks.getOrDefault(name, List.of()),
        new TableTraits(
            rows,
            traits.estimatedRows(),
            traits.storage(),
            traits.rowSecurity(),
            traits.parent(),
            triggers.getOrDefault(name, List.of()),
            traits.comment(),
            comments.getOrDefault(name, Map.of())));
  }

  private Listed listed(CatalogRow row) throws SQLException {
    boolean unlogged = row.text("relpersistence").equals("u");
    Optional<TableName> parent =
        row.filled("parent_table").isPresent()
            ? Optional.of(new TableName(row.text("parent_schema"), row.text("parent_table")))
            : Optional.empty();
    TableTraits traits =
        new TableTraits(
            OptionalLong.empty(),
            row.optionalLong("estimate"),
            row.text("storage").toLowerCase(Locale.ROOT) + (unlogged ? ", unlogged" : ""),
            row.flag("row_security"),
            parent,
            List.of(),
            row.optional("note"),
            Map.of());
    boolean inherits = parent.isPresent() || row.flag("has_children");
    return new Listed(
        row.text("table_name"),
        kind(row.text("relkind"), row.flag("relispartition"), inherits),
        traits);
  }

  private static TableKind kind(String letter, boolean partition, boolean inherits)
      throws SQLException {
    return switch (letter) {
      case "v" -> TableKind.VIEW;
      case "m" -> TableKind.MATERIALIZED_VIEW;
      case "f" -> TableKind.FOREIGN;
      case "p" -> partition ? TableKind.PARTITION : TableKind.PARTITIONED;
      case "r" ->
          partition ? TableKind.PARTITION : inherits ? TableKind.INHERITED : TableKind.PLAIN;
      default -> throw new SQLException("unknown kind of table: " + letter);
    };
  }

  private Map<String, Long> counts(List<Listed> listed) {
    List<String> names =
        listed.stream().filter(t -> t.kind().holdsRows()).map(Listed::name).toList();
    List<String> roots =
        listed.stream().filter(t -> t.kind() == TableKind.PARTITIONED).map(Listed::name).toList();
    return query.counts(
        names, n -> (roots.contains(n) ? "" : "only ") + quoted(schema) + "." + quoted(n));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
