package dev.turnstone.jdbc.sqlite;

import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.OwnTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything SQLite tells of a schema, as it tells it, read with one query for each kind of thing.
 *
 * @param objects every table, view, index and trigger by name
 * @param listed tables and views as {@code pragma_table_list} tells them, by name
 * @param columns by table; none for views and virtual tables, which are not carried and may be
 *     broken
 * @param parts parts of keys and indexes by table, in order
 * @param references parts of foreign keys by table, in the order of the text
 */
record SqliteSchema(
    List<Thing> objects,
    Map<String, Listed> listed,
    Map<String, List<RawColumn>> columns,
    Map<String, List<RawPart>> parts,
    Map<String, List<RawReference>> references) {

  private static final String OBJECTS =
      """
      select type, name, tbl_name, coalesce(sql, '') as sql
      from main.sqlite_schema
      order by name
      """;

  private static final String TABLES =
      """
      select name, type, wr, strict
      from pragma_table_list
      where schema = 'main' and name not like 'sqlite!_%' escape '!'
      order by name
      """;

  private static final String COLUMNS =
      """
      select m.name as table_name, c.name as column_name, c.type, c."notnull" as required,
        c.dflt_value, c.pk, c.hidden
      from main.sqlite_schema m join pragma_table_xinfo(m.name, 'main') c
      where m.type = 'table' and m.rootpage <> 0 and m.name not like 'sqlite!_%' escape '!'
      order by m.name, c.cid
      """;

  private static final String PARTS =
      """
      select m.name as table_name, l.name as index_name, l."unique" as is_unique, l.origin,
        l.partial, x.seqno, x.cid, x.name as column_name, x."desc" as descending, x.coll
      from main.sqlite_schema m
        join pragma_index_list(m.name, 'main') l
        join pragma_index_xinfo(l.name, 'main') x
      where m.type = 'table' and m.rootpage <> 0 and x.key = 1
        and m.name not like 'sqlite!_%' escape '!'
      order by m.name, l.seq desc, x.seqno
      """;

  private static final String REFERENCES =
      """
      select m.name as table_name, f.id, f.seq, f."table" as target, f."from" as source_column,
        f."to" as target_column, f.on_update, f.on_delete
      from main.sqlite_schema m join pragma_foreign_key_list(m.name, 'main') f
      where m.type = 'table' and m.rootpage <> 0
      order by m.name, f.id desc, f.seq
      """;

  /** A row of the schema table. */
  record Thing(String type, String name, String table, String sql) {}

  /** A row of {@code pragma_table_list}. */
  record Listed(String name, String type, boolean withoutRowid, boolean strict) {
    boolean holdsRows() {
      return type.equals("table");
    }
  }

  /**
   * A column as declared.
   *
   * @param keyPlace its place in the primary key from 1, 0 outside
   * @param hidden 2 for a virtual and 3 for a stored generated column
   */
  record RawColumn(
      String name,
      String declared,
      boolean required,
      Optional<String> defaultText,
      int keyPlace,
      int hidden) {}

  /**
   * A part of a key or index.
   *
   * @param origin {@code pk}, {@code u} or {@code c} (CREATE INDEX)
   * @param column empty for an expression or the rowid
   */
  record RawPart(
      String index,
      boolean unique,
      String origin,
      boolean partial,
      int place,
      Optional<String> column,
      boolean descending,
      String collation) {}

  /** A pair of columns of a foreign key; {@code targetColumn} is empty for the primary key. */
  record RawReference(
      int id, String target, String column, Optional<String> targetColumn, Actions actions) {}

  /** ON UPDATE and ON DELETE in SQLite's words. */
  record Actions(String onUpdate, String onDelete) {}

  static SqliteSchema load(CatalogQuery query) {
    Map<String, Listed> listed =
        query
            .rows(
                TABLES,
                r -> new Listed(r.text("name"), r.text("type"), r.flag("wr"), r.flag("strict")))
            .stream()
            .filter(t -> !OwnTables.holds(t.name()))
            .collect(
                Collectors.toMap(
                    Listed::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    List<Thing> objects =
        query.rows(
            OBJECTS,
            r -> new Thing(r.text("type"), r.text("name"), r.text("tbl_name"), r.text("sql")));
    return new SqliteSchema(objects, listed, columns(query), parts(query), references(query));
  }

  /** The texts of all things of a type by name. */
  Map<String, String> texts(String type) {
    return objects.stream()
        .filter(o -> o.type().equals(type))
        .collect(Collectors.toMap(Thing::name, Thing::sql));
  }

  private static Map<String, List<RawColumn>> columns(CatalogQuery query) {
    return query.byTable(
        COLUMNS,
        r ->
            new RawColumn(
                r.text("column_name"),
                r.text("type"),
                r.flag("required"),
                r.optional("dflt_value"),
                r.number("pk"),
                r.number("hidden")));
  }

  private static Map<String, List<RawPart>> parts(CatalogQuery query) {
    return query.byTable(
        PARTS,
        r ->
            new RawPart(
                r.text("index_name"),
                r.flag("is_unique"),
                r.text("origin"),
                r.flag("partial"),
                r.number("seqno"),
                r.number("cid") >= 0 ? r.optional("column_name") : Optional.empty(),
                r.flag("descending"),
                r.text("coll")));
  }

  private static Map<String, List<RawReference>> references(CatalogQuery query) {
    return query.byTable(
        REFERENCES,
        r ->
            new RawReference(
                r.number("id"),
                r.text("target"),
                r.text("source_column"),
                r.optional("target_column"),
                new Actions(r.text("on_update"), r.text("on_delete"))));
  }
}
