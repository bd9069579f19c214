package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Array;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Dynamic;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Interval;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;

/** The kinds of {@link LogicalType}, without their lengths and lists, by which rules are told. */
enum TypeKind {
  BOOL,
  INT,
  DECIMAL,
  FLOATING,
  TEXT,
  BYTES,
  DATE,
  TIME,
  TIMESTAMP,
  INSTANT,
  INTERVAL,
  UUID,
  JSON,
  ENUMERATION,
  LABEL_SET,
  BITS,
  ARRAY,
  DYNAMIC,
  OTHER;

  static TypeKind of(LogicalType type) {
    if (type instanceof Bool) return BOOL;
    if (type instanceof Int) return INT;
    if (type instanceof Decimal) return DECIMAL;
    if (type instanceof Floating) return FLOATING;
    if (type instanceof Text) return TEXT;
    if (type instanceof Bytes) return BYTES;
    if (type instanceof Date) return DATE;
    if (type instanceof Time) return TIME;
    if (type instanceof Timestamp) return TIMESTAMP;
    if (type instanceof Instant) return INSTANT;
    return rare(type);
  }

  private static TypeKind rare(LogicalType type) {
    if (type instanceof Interval) return INTERVAL;
    if (type instanceof Uuid) return UUID;
    if (type instanceof Json) return JSON;
    if (type instanceof Enumeration) return ENUMERATION;
    if (type instanceof LabelSet) return LABEL_SET;
    if (type instanceof Bits) return BITS;
    if (type instanceof Array) return ARRAY;
    if (type instanceof Dynamic) return DYNAMIC;
    return OTHER;
  }
}
