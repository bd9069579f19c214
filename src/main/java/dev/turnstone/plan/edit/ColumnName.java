package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Another name for a column of a table that is to be created, wherever tables speak of it.
 *
 * @param column the column under its old name
 * @param twice true when two columns of the table have the old name
 */
record ColumnName(Place column, String name, boolean twice) {
  /** The table itself, or one that refers to it; others come back as they are. */
  Table in(Table table) {
    boolean own = table.name().equals(column.table());
    return new Table(
        table.name(),
        table.kind(),
        own ? columns(table.columns()) : table.columns(),
        own ? table.keys().stream().map(this::key).toList() : table.keys(),
        table.foreignKeys().stream().map(k -> reference(k, own)).toList(),
        own ? table.indexes().stream().map(this::index).toList() : table.indexes(),
        table.checks(),
        table.traits());
  }

  /** Where two columns have the name, the last one gets the new one; keys keep to the first. */
  private List<Column> columns(List<Column> old) {
    List<Column> columns = new ArrayList<>(old);
    int last = old.stream().map(Column::name).toList().lastIndexOf(column.column());
    if (last >= 0) columns.set(last, called(old.get(last)));
    return columns;
  }

  private String called(String old) {
    return !twice && old.equals(column.column()) ? name : old;
  }

  private Column called(Column old) {
    return new Column(
        name,
        old.type(),
        old.nativeType(),
        old.nullable(),
        old.collation(),
        old.defaultSql(),
        old.generation(),
        old.comment());
  }

  private Key key(Key key) {
    return new Key(
        key.name(),
        key.primary(),
        parts(key.parts()),
        key.predicate(),
        key.deferrable(),
        key.nullsEqual());
  }

  private Index index(Index index) {
    return new Index(index.name(), parts(index.parts()), index.predicate(), index.method());
  }

  private List<KeyPart> parts(List<KeyPart> parts) {
    return parts.stream()
        .map(
            p ->
                new KeyPart(
                    p.column().map(this::called),
                    p.expression(),
                    p.prefix(),
                    p.descending(),
                    p.collation()))
        .toList();
  }

  private ForeignKey reference(ForeignKey key, boolean own) {
    boolean here = key.target().equals(column.table());
    return new ForeignKey(
        key.name(),
        own ? names(key.columns()) : key.columns(),
        key.target(),
        here ? names(key.targetColumns()) : key.targetColumns(),
        key.onUpdate(),
        key.onDelete(),
        key.deferral(),
        key.validated());
  }

  private List<String> names(List<String> old) {
    return old.stream().map(this::called).toList();
  }
}
