package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Interval;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import dev.turnstone.catalog.Vendor;
import java.util.Locale;
import java.util.Set;

/** The PostgreSQL type that loses nothing of a source column's values. */
final class PostgresTypes {
  private static final int LONGEST_VARCHAR = 10_485_760;
  private static final Shape TEXT = Shape.of("text", Text.UNLIMITED);

  /** Types that every PostgreSQL database has, by the first words of their spelling. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "smallint integer bigint numeric real double boolean text character bytea date time",
          "timestamp interval uuid json jsonb bit money inet cidr macaddr macaddr8 xml tsvector",
          "tsquery point line lseg box path polygon circle int4range int8range numrange tsrange",
          "tstzrange daterange int4multirange int8multirange nummultirange tsmultirange",
          "tstzmultirange datemultirange oid name jsonpath pg_lsn xid xid8 cid tid regclass",
          "regtype regproc regprocedure regrole regnamespace int2 int4 int8 float4 float8 bool",
          "varchar bpchar decimal timestamptz timetz varbit \"char\"");

  private PostgresTypes() {}

  static Shape choose(Column source, Vendor from, int keyColumns) {
    if (from == Vendor.POSTGRESQL && builtIn(source.nativeType())) {
      return Shape.of(source.nativeType(), source.type());
    }
    LogicalType type = source.type();
    if (type instanceof Bool) return Shape.of("boolean", type);
    if (type instanceof Int i) return whole(i);
    if (type instanceof Decimal d) return decimal(d);
    if (type instanceof Floating f)
      return Shape.of(f.bits() == 32 ? "real" : "double precision", f);
    if (type instanceof Text t) return Shape.isUncounted(source, from) ? TEXT : text(t);
    if (type instanceof Bytes) return Shape.of("bytea", Bytes.UNLIMITED);
    if (type instanceof Uuid) return Shape.of("uuid", type);
    if (type instanceof Json) return keyColumns > 0 ? TEXT : Shape.of("json", new Json(false));
    if (type instanceof Bits b) return Shape.of("bit(" + b.length() + ")", b);
    return moment(type, from);
  }

  /** A type of an extension or of the schema may not be there in the target. */
  private static boolean builtIn(String nativeType) {
    String first = nativeType.toLowerCase(Locale.ROOT).split("[ (\\[]", 2)[0];
    return BUILT_IN.stream().anyMatch(names -> Set.of(names.split(" ")).contains(first));
  }

  private static Shape whole(Int type) {
    int bits = type.signed() ? type.bits() : type.bits() + 1;
    if (bits <= 16) return Shape.of("smallint", new Int(16, true));
    if (bits <= 32) return Shape.of("integer", new Int(32, true));
    if (bits <= 64) return Shape.of("bigint", new Int(64, true));
    return Shape.of("numeric(20,0)", new Decimal(20, 0));
  }

  private static Shape decimal(Decimal type) {
    Decimal d = Shape.ordinary(type);
    return d.unlimited() || d.precision() > 1000
        ? Shape.of("numeric", Decimal.UNLIMITED)
        : Shape.of("numeric(" + d.precision() + "," + d.scale() + ")", d);
  }

  /**
   * Never character(n): it gives every value back with spaces up to its length, which applications
   * of the source never saw.
   */
  private static Shape text(Text type) {
    if (type.max().isEmpty() || type.max().getAsInt() > LONGEST_VARCHAR) return TEXT;
    int max = Math.max(1, type.max().getAsInt());
    return Shape.of("character varying(" + max + ")", Shape.text(max));
  }

  private static Shape moment(LogicalType type, Vendor from) {
    if (type instanceof Date) return Shape.of("date", type);
    if (type instanceof Time t) {
      return from.mysqlFamily()
          ? Shape.of("interval", new Interval())
          : Shape.of("time(" + t.fraction() + ") without time zone", t);
    }
    if (type instanceof Timestamp t) {
      return Shape.of("timestamp(" + t.fraction() + ") without time zone", t);
    }
    if (type instanceof Instant t) {
      return Shape.of("timestamp(" + t.fraction() + ") with time zone", t);
    }
    if (type instanceof Interval) return Shape.of("interval", type);
    return TEXT;
  }
}
