package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Reads the keys and indexes of a schema. An index with options that {@link Index} cannot say is
 * left out and listed, so that nobody drops it to make it anew with less.
 */
final class PostgresKeys {
  private static final String PARTS =
      """
      select c.relname as table_name, x.relname as index_name, i.indisprimary as is_primary,
        i.indisunique as is_unique, i.indisvalid as is_valid,
        coalesce(k.contype, '') as constraint_type, coalesce(k.condeferrable, false) as deferrable,
        {nulls_equal} as nulls_equal, {no_overlaps} as no_overlaps, m.amname as method,
        pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
        a.attname as column_name,
        case when p.attnum = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, p.place::int, false) end
          as expression,
        i.indoption[p.place - 1] & 1 = 1 as descending, l.collname as collation,
        {no_include} and x.reloptions is null and x.reltablespace = 0 and not i.indisclustered
          and not i.indisreplident and i.indoption[p.place - 1] in (0, 3) and o.opcdefault
          and not coalesce(k.condeferred, false)
          and pg_catalog.obj_description(x.oid, 'pg_class') is null as sayable
      from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indrelid
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_am m on m.oid = x.relam
        cross join lateral unnest(i.indkey::int2[]) with ordinality p(attnum, place)
        join pg_catalog.pg_opclass o on o.oid = i.indclass[p.place - 1]
        left join pg_catalog.pg_attribute a
          on a.attrelid = i.indrelid and a.attnum = p.attnum and p.attnum <> 0
        left join pg_catalog.pg_collation l
          on l.oid = i.indcollation[p.place - 1] and l.collname <> 'default'
            and l.oid is distinct from a.attcollation
        left join pg_catalog.pg_constraint k
          on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
      where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and c.relkind in ('r', 'p', 'm') and p.place <= {parts}
      order by c.relname, x.relname, p.place
      """;

  private final CatalogQuery query;
  private final PostgresVersion version;
  private final String schema;
  private final Map<String, List<Key>> keys = new HashMap<>();
  private final Map<String, List<Index>> indexes = new HashMap<>();
  private final Map<String, List<LeftBehind>> leftBehind = new HashMap<>();

  private PostgresKeys(CatalogQuery query, PostgresVersion version, String schema) {
    this.query = query;
    this.version = version;
    this.schema = schema;
  }

  private record Part(String index, Traits traits, KeyPart part) {}

  private record Traits(
      boolean primary,
      boolean unique,
      boolean valid,
      boolean exclusion,
      boolean deferrable,
      boolean nullsEqual,
      boolean sayable,
      Form form) {}

  private record Form(String method, Optional<String> predicate) {}

  static PostgresKeys read(CatalogQuery query, PostgresVersion version, String schema) {
    PostgresKeys all = new PostgresKeys(query, version, schema);
    all.load();
    return all;
  }

  /** The primary key first, then the unique ones by name. */
  List<Key> keys(String table) {
    return keys.getOrDefault(table, List.of()).stream()
        .sorted(Comparator.comparing((Key k) -> !k.primary()).thenComparing(Key::name))
        .toList();
  }

  List<Index> indexes(String table) {
    return indexes.getOrDefault(table, List.of());
  }

  List<LeftBehind> leftBehind(String table) {
    return leftBehind.getOrDefault(table, List.of());
  }

  private void load() {
    String sql =
        PARTS
            .replace("{nulls_equal}", version.since(15, "i.indnullsnotdistinct", "false"))
            .replace("{no_overlaps}", version.since(18, "coalesce(k.conperiod, false)", "false"))
            .replace("{no_include}", version.since(11, "i.indnatts = i.indnkeyatts", "true"))
            .replace("{parts}", version.since(11, "i.indnkeyatts", "i.indnatts"));
    query
        .byTable(sql, PostgresKeys::part, schema)
        .forEach(
            (table, parts) ->
                parts.stream()
                    .collect(
                        Collectors.groupingBy(Part::index, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(index -> add(table, index)));
  }

  private static Part part(CatalogRow row) throws SQLException {
    Traits traits =
        new Traits(
            row.flag("is_primary"),
            row.flag("is_unique"),
            row.flag("is_valid"),
            row.text("constraint_type").equals("x") || row.flag("no_overlaps"),
            row.flag("deferrable"),
            row.flag("nulls_equal"),
            row.flag("sayable"),
            new Form(
                row.text("method"),
                row.optional("predicate").map(PostgresText::withoutOuterBrackets)));
    KeyPart part =
        new KeyPart(
            row.optional("column_name"),
            row.optional("expression").map(PostgresText::withoutOuterBrackets),
            OptionalInt.empty(),
            row.flag("descending"),
            row.optional("collation"));
    return new Part(row.text("index_name"), traits, part);
  }

  private void add(String table, List<Part> index) {
    String name = index.get(0).index();
    Traits traits = index.get(0).traits();
    boolean sayable = index.stream().allMatch(p -> p.traits().sayable());
    List<KeyPart> parts = index.stream().map(Part::part).toList();
    if (traits.exclusion()) {
      leave(
          table, "exclusion constraint", name, "other vendors have none; rows are not held to it");
    } else if (!traits.valid()) {
      leave(table, "index", name, "it is not valid, since making it did not end well");
    } else if (traits.unique()) {
      keys.computeIfAbsent(table, t -> new ArrayList<>())
          .add(
              new Key(
                  name,
                  traits.primary(),
                  parts,
                  traits.form().predicate(),
                  traits.deferrable(),
                  traits.nullsEqual()));
      if (!sayable) {
        leave(
            table,
            "index options",
            name,
            "only the key itself is carried, not its storage, comment or INITIALLY DEFERRED");
      }
    } else if (sayable) {
      indexes
          .computeIfAbsent(table, t -> new ArrayList<>())
          .add(new Index(name, parts, traits.form().predicate(), traits.form().method()));
    } else {
      leave(table, "index", name, "it has options of PostgreSQL such as an operator class");
    }
  }

  private void leave(String table, String kind, String name, String reason) {
    leftBehind
        .computeIfAbsent(table, t -> new ArrayList<>())
        .add(new LeftBehind(kind, new TableName(schema, table + "." + name), reason));
  }
}
