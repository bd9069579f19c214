package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes columns of one dialect hold more than they do: in the next type of the dialect that holds
 * both what the column held and what is wanted. A number stays a number, a text a text.
 */
public final class WiderColumn {
  private static final Set<Verdict.Grade> SAFE =
      EnumSet.of(Verdict.Grade.EXACT, Verdict.Grade.WIDENS);
  private static final Set<TypeKind> NUMBERS = EnumSet.of(TypeKind.INT, TypeKind.DECIMAL);

  private final Dialect dialect;

  public WiderColumn(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The column with a wider type.
   *
   * @param table the column is in it; what its keys need counts
   * @param wanted holds what the column shall hold, too
   * @return empty when the dialect has no such type, or the column holds it already
   */
  public Optional<Column> holding(Table table, Column column, LogicalType wanted) {
    TypeChoice choice =
        dialect.typeFor(with(column, wanted, ""), anotherVendor(), keyColumns(table, column));
    boolean counts = column.generation().isPresent();
    boolean fits =
        related(column.type(), choice.type())
            && holds(column.type(), choice.type())
            && holds(wanted, choice.type())
            && (!counts || choice.type() instanceof LogicalType.Int);
    return fits && !holds(wanted, column.type())
        ? Optional.of(with(column, choice.type(), choice.nativeType()))
        : Optional.empty();
  }

  /** True when every value of one type arrives unchanged in a column of another. */
  public boolean holds(LogicalType wanted, LogicalType type) {
    return SAFE.contains(dialect.verdict(wanted, dialect.vendor(), type).grade());
  }

  /**
   * Within one vendor a type is kept as it is; its own choice is made for values from elsewhere.
   */
  private Vendor anotherVendor() {
    return switch (dialect.vendor()) {
      case POSTGRESQL -> Vendor.SQLITE;
      case SQLITE -> Vendor.POSTGRESQL;
      case MARIADB -> Vendor.MYSQL;
      case MYSQL -> Vendor.MARIADB;
    };
  }

  private static boolean related(LogicalType one, LogicalType other) {
    TypeKind kind = TypeKind.of(one);
    return NUMBERS.contains(kind)
        ? NUMBERS.contains(TypeKind.of(other))
        : kind == TypeKind.of(other);
  }

  private static Column with(Column column, LogicalType type, String nativeType) {
    return new Column(
        column.name(),
        type,
        nativeType,
        column.nullable(),
        column.collation(),
        column.defaultSql(),
        column.generation(),
        column.comment());
  }

  /** How many columns the widest key has in which the column takes part. */
  private static int keyColumns(Table table, Column column) {
    int widest = 0;
    for (Key key : table.keys()) {
      if (key.columns().contains(column.name())) widest = Math.max(widest, key.parts().size());
    }
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().contains(column.name())) widest = Math.max(widest, key.columns().size());
    }
    return widest;
  }

  /**
   * The statement that gives an existing column its new type, for people to run; empty: the vendor
   * cannot.
   */
  public Optional<String> statement(TableName table, Column wider) {
    String alter = "ALTER TABLE " + dialect.quote(table);
    return switch (dialect.vendor()) {
      case SQLITE -> Optional.empty();
      case POSTGRESQL ->
          Optional.of(
              alter
                  + " ALTER COLUMN "
                  + dialect.quote(wider.name())
                  + " TYPE "
                  + wider.nativeType());
      case MARIADB, MYSQL ->
          Optional.of(alter + " MODIFY COLUMN " + new MySqlColumns(dialect).define(wider));
    };
  }
}
