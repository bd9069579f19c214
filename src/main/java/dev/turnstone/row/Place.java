package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;

/** A column of one vendor: where a value comes from or goes to. */
record Place(Column column, Vendor vendor) {
  LogicalType type() {
    return column.type();
  }

  /** The same vendor's column if it had this type: what a decoder makes of its values. */
  Place as(LogicalType type) {
    return new Place(
        Column.of(column.name(), type, column.nativeType(), column.nullable()), vendor);
  }

  /** The type in words for a message. */
  String typeText() {
    return column.type().text();
  }

  /** True when text is what the column's type promises, and not a value of the wrong class. */
  boolean holdsText() {
    LogicalType type = type();
    return type instanceof LogicalType.Text
        || type instanceof LogicalType.Enumeration
        || type instanceof LogicalType.LabelSet
        || type instanceof LogicalType.Json
        || type instanceof LogicalType.Array
        || type instanceof LogicalType.Other;
  }

  boolean floating32() {
    return type() instanceof LogicalType.Floating f && f.bits() == 32;
  }
}
