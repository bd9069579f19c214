package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Array;
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
import dev.turnstone.catalog.LogicalType.Other;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import dev.turnstone.jdbc.CatalogQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What the types of one PostgreSQL database mean, its own enumerations and domains included. */
final class PostgresTypes {
  private static final String TYPES =
      """
      select t.oid::bigint as id, t.typname, n.nspname, t.typtype, t.typcategory,
        t.typelem::bigint as element, t.typbasetype::bigint as base, t.typtypmod, t.typnotnull
      from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
        left join pg_catalog.pg_type e on e.oid = t.typelem
      where t.typtype <> 'c' and coalesce(e.typtype, '') <> 'c'
      """;

  private static final String LABELS =
      """
      select enumtypid::bigint as id, enumlabel
      from pg_catalog.pg_enum
      order by enumtypid, enumsortorder
      """;

  /** The length of a type's modifier that is not part of its meaning. */
  private static final int HEADER = 4;

  private static final int NAME_LENGTH = 63;
  private static final int SECONDS_DIGITS = 6;

  private final Map<Long, RawType> types;
  private final Map<Long, List<String>> labels;

  private PostgresTypes(Map<Long, RawType> types, Map<Long, List<String>> labels) {
    this.types = types;
    this.labels = labels;
  }

  /**
   * @param kind {@code b} base, {@code d} domain, {@code e} enumeration, {@code r} range, ..
   */
  private record RawType(
      String name,
      String schema,
      String kind,
      String category,
      long element,
      long base,
      int baseModifier,
      boolean required) {}

  private record Label(long type, String text) {}

  static PostgresTypes load(CatalogQuery query) {
    Map<Long, RawType> types = new HashMap<>();
    query.rows(
        TYPES,
        r ->
            types.put(
                r.optionalLong("id").orElseThrow(),
                new RawType(
                    r.text("typname"),
                    r.text("nspname"),
                    r.text("typtype"),
                    r.text("typcategory"),
                    r.optionalLong("element").orElse(0),
                    r.optionalLong("base").orElse(0),
                    r.number("typtypmod"),
                    r.flag("typnotnull"))));
    Map<Long, List<String>> labels =
        query
            .rows(LABELS, r -> new Label(r.optionalLong("id").orElseThrow(), r.text("enumlabel")))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Label::type, Collectors.mapping(Label::text, Collectors.toList())));
    return new PostgresTypes(types, labels);
  }

  /**
   * The meaning of a type.
   *
   * @param modifier the column's {@code atttypmod}, -1 for none
   * @param written as {@code format_type} writes it
   */
  LogicalType of(long id, int modifier, String written) {
    RawType type = types.get(id);
    if (type == null) {
      return new Other(written);
    }
    if (type.kind().equals("d")) {
      return of(type.base(), type.baseModifier(), written);
    }
    if (type.kind().equals("e")) {
      return new Enumeration(labels.getOrDefault(id, List.of()));
    }
    if (type.category().equals("A") && type.element() != 0) {
      String element =
          written.endsWith("[]") ? written.substring(0, written.length() - 2) : written;
      return new Array(of(type.element(), modifier, element));
    }
    if (type.name().equals("citext")) {
      return Text.UNLIMITED;
    }
    return type.schema().equals("pg_catalog")
        ? builtIn(type.name(), modifier, written)
        : new Other(written);
  }

  /** True when the type is a domain that refuses NULL. */
  boolean refusesNull(long id) {
    RawType type = types.get(id);
    return type != null && type.kind().equals("d") && (type.required() || refusesNull(type.base()));
  }

  private static LogicalType builtIn(String name, int modifier, String written) {
    return switch (name) {
      case "bool" -> new Bool();
      case "int2" -> new Int(16, true);
      case "int4" -> new Int(32, true);
      case "int8" -> new Int(64, true);
      case "numeric" -> decimal(modifier);
      case "float4" -> new Floating(32);
      case "float8" -> new Floating(64);
      case "text" -> Text.UNLIMITED;
      case "varchar" -> new Text(length(modifier), false);
      case "bpchar" -> new Text(length(modifier), true);
      case "name" -> new Text(OptionalInt.of(NAME_LENGTH), false);
      case "bytea" -> Bytes.UNLIMITED;
      case "date" -> new Date();
      case "time" -> new Time(fraction(modifier));
      case "timestamp" -> new Timestamp(fraction(modifier));
      case "timestamptz" -> new Instant(fraction(modifier));
      case "interval" -> new Interval();
      case "uuid" -> new Uuid();
      case "json" -> new Json(false);
      case "jsonb" -> new Json(true);
      case "money" -> new Other("money"); // also under the name of a domain
      case "bit" -> new Bits(modifier < 1 ? 1 : modifier);
      default -> new Other(written);
    };
  }

  private static LogicalType decimal(int modifier) {
    if (modifier < HEADER) {
      return Decimal.UNLIMITED;
    }
    int packed = modifier - HEADER;
    int scale = ((packed & 0x7ff) ^ 0x400) - 0x400; // eleven bits, negative from version 15 on
    return new Decimal((packed >> 16) & 0xffff, scale);
  }

  private static OptionalInt length(int modifier) {
    return modifier < HEADER ? OptionalInt.empty() : OptionalInt.of(modifier - HEADER);
  }

  private static int fraction(int modifier) {
    return modifier < 0 ? SECONDS_DIGITS : modifier;
  }
}
