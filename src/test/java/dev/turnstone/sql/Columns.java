package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.TypeText;
import java.util.Optional;

/** Columns written by hand. */
final class Columns {
  private Columns() {}

  /** A nullable column of this logical and native type. */
  static Column of(String name, String type, String nativeType) {
    return Column.of(name, TypeText.parse(type), nativeType, true);
  }

  static Column required(Column c) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        false,
        c.collation(),
        c.defaultSql(),
        c.generation(),
        c.comment());
  }

  static Column counting(Column c) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        false,
        c.collation(),
        c.defaultSql(),
        Optional.of(new Generation.Identity(false)),
        c.comment());
  }

  static Column computed(Column c, String expression) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        c.nullable(),
        c.collation(),
        c.defaultSql(),
        Optional.of(new Generation.Computed(expression, true)),
        c.comment());
  }

  static Column byDefault(Column c, String sql) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        c.nullable(),
        c.collation(),
        Optional.of(sql),
        c.generation(),
        c.comment());
  }

  static Column collated(Column c, String collation) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        c.nullable(),
        Optional.of(collation),
        c.defaultSql(),
        c.generation(),
        c.comment());
  }

  static Column commented(Column c, String comment) {
    return new Column(
        c.name(),
        c.type(),
        c.nativeType(),
        c.nullable(),
        c.collation(),
        c.defaultSql(),
        c.generation(),
        Optional.of(comment));
  }
}
