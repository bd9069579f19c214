package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
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
import java.util.Optional;

/**
 * How a value looks in a binary COPY. Types share a form when the server sends them by the same
 * function, so domains and extension types such as citext need no list of their own.
 */
public enum WireForm {
  BOOL,
  INT2,
  INT4,
  INT8,
  OID,
  FLOAT4,
  FLOAT8,
  NUMERIC,
  TEXT,
  JSONB,
  BYTES,
  DATE,
  TIME,
  TIMESTAMP,
  INSTANT,
  UUID,
  INTERVAL,
  BITS;

  /**
   * The form of types that this server function sends; empty for those that are only carried as
   * text (arrays, ranges, ..).
   */
  public static Optional<WireForm> sentBy(String function) {
    return switch (function) {
      case "boolsend" -> Optional.of(BOOL);
      case "int2send" -> Optional.of(INT2);
      case "int4send" -> Optional.of(INT4);
      case "int8send" -> Optional.of(INT8);
      case "oidsend" -> Optional.of(OID);
      case "float4send" -> Optional.of(FLOAT4);
      case "float8send" -> Optional.of(FLOAT8);
      case "numeric_send" -> Optional.of(NUMERIC);
      case "textsend", "varcharsend", "bpcharsend", "namesend" -> Optional.of(TEXT);
      case "enum_send", "json_send", "citextsend" -> Optional.of(TEXT);
      case "jsonb_send" -> Optional.of(JSONB);
      case "byteasend" -> Optional.of(BYTES);
      case "date_send" -> Optional.of(DATE);
      case "time_send" -> Optional.of(TIME);
      case "timestamp_send" -> Optional.of(TIMESTAMP);
      case "timestamptz_send" -> Optional.of(INSTANT);
      case "uuid_send" -> Optional.of(UUID);
      case "interval_send" -> Optional.of(INTERVAL);
      case "bit_send", "varbit_send" -> Optional.of(BITS);
      default -> Optional.empty();
    };
  }

  /** True when a column of this logical type is carried in this form without a cast. */
  public boolean carries(LogicalType type) {
    return switch (this) {
      case BOOL -> type instanceof Bool;
      case INT2, INT4, INT8, OID -> type instanceof Int;
      case FLOAT4, FLOAT8 -> type instanceof Floating;
      case NUMERIC -> type instanceof Decimal;
      case TEXT, JSONB -> isText(type);
      case BYTES -> type instanceof Bytes;
      case DATE -> type instanceof Date;
      case TIME -> type instanceof Time;
      case TIMESTAMP -> type instanceof Timestamp;
      case INSTANT -> type instanceof Instant;
      case UUID -> type instanceof Uuid;
      case INTERVAL -> type instanceof Interval;
      case BITS -> type instanceof Bits;
    };
  }

  private static boolean isText(LogicalType type) {
    return type instanceof Text
        || type instanceof Json
        || type instanceof Enumeration
        || type instanceof LabelSet;
  }
}
