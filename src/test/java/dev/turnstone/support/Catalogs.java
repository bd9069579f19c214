package dev.turnstone.support;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Catalogues written by hand. A column is written {@code "name type"}, with {@code ?} at the end
 * when it can be NULL, for example {@code "born date?"}.
 */
public final class Catalogs {
  private Catalogs() {}

  public static Catalog sqlite(Table... tables) {
    return catalog(new Product(Vendor.SQLITE, "3.54.1", 3, 54), "main", tables);
  }

  public static Catalog postgres(Table... tables) {
    return catalog(new Product(Vendor.POSTGRESQL, "18.1", 18, 1), "public", tables);
  }

  public static Catalog mariadb(Table... tables) {
    return catalog(new Product(Vendor.MARIADB, "11.4.5-MariaDB", 11, 4), "shop", tables);
  }

  private static Catalog catalog(Product product, String schema, Table... tables) {
    return new Catalog(
        product,
        "shop",
        List.of(tables),
        List.of(),
        List.of(),
        List.of(),
        Map.of("default_schema", schema));
  }

  /** A table of these columns, without keys. */
  public static Table table(String schema, String name, String... columns) {
    return new Table(
        new TableName(schema, name),
        TableKind.PLAIN,
        Arrays.stream(columns).map(Catalogs::column).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }

  public static Column column(String text) {
    int space = text.lastIndexOf(' ');
    boolean nullable = text.endsWith("?");
    String type = text.substring(space + 1, text.length() - (nullable ? 1 : 0));
    return Column.of(text.substring(0, space), TypeText.parse(type), type, nullable);
  }

  public static LogicalType type(String text) {
    return TypeText.parse(text);
  }

  public static Table withKey(Table table, String... columns) {
    return with(table, Key.primary(table.name().name() + "_pk", List.of(columns)));
  }

  public static Table with(Table table, Key key) {
    List<Key> keys = new ArrayList<>(table.keys());
    keys.add(key);
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        keys,
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        table.traits());
  }

  /** The table with a foreign key on one column. */
  public static Table referring(Table table, String column, TableName target, String targetColumn) {
    List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
    keys.add(
        new ForeignKey(
            table.name().name() + "_" + column + "_fk",
            List.of(column),
            target,
            List.of(targetColumn),
            ForeignKey.Action.NO_ACTION,
            ForeignKey.Action.NO_ACTION,
            ForeignKey.Deferral.NOT_DEFERRABLE,
            true));
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        keys,
        table.indexes(),
        table.checks(),
        table.traits());
  }

  /** The table with one column replaced by name, or appended. */
  public static Table with(Table table, Column column) {
    List<Column> columns = new ArrayList<>(table.columns());
    int at = columns.stream().map(Column::name).toList().indexOf(column.name());
    if (at < 0) columns.add(column);
    else columns.set(at, column);
    return new Table(
        table.name(),
        table.kind(),
        columns,
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        table.traits());
  }

  public static Table with(Table table, TableTraits traits) {
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        traits);
  }

  public static Table with(Table table, TableKind kind) {
    return new Table(
        table.name(),
        kind,
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        table.traits());
  }

  /** The table with an exact row count. */
  public static Table counted(Table table, long rows) {
    TableTraits traits = table.traits();
    return with(
        table,
        new TableTraits(
            OptionalLong.of(rows),
            OptionalLong.empty(),
            traits.storage(),
            traits.rowSecurity(),
            traits.parent(),
            traits.triggers(),
            Optional.empty(),
            Map.of()));
  }
}
