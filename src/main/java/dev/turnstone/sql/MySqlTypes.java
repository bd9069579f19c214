package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
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
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The MariaDB or MySQL type that loses nothing of a source column's values. */
final class MySqlTypes {
  /** Longest key in bytes, all its columns together. */
  static final int KEY_BYTES = 3072;

  /** Bytes of the longest UTF-8 character. */
  static final int CHARACTER_BYTES = 4;

  /** Longer texts are better kept outside the row. */
  private static final int LONGEST_VARCHAR = 4096;

  private static final int LONGEST_VARBINARY = 8192;
  private static final int MOST_DIGITS = 65;
  private static final int MOST_ENUM_LABELS = 65_535;
  private static final int MOST_SET_LABELS = 64;

  private final Vendor vendor;

  MySqlTypes(Vendor vendor) {
    this.vendor = vendor;
  }

  Shape choose(Column source, Vendor from, int keyColumns) {
    if (from == vendor) return Shape.of(source.nativeType(), source.type());
    LogicalType type = source.type();
    if (type instanceof Bool) return Shape.of("tinyint(1)", new Int(8, true));
    if (type instanceof Int i) return whole(i);
    if (type instanceof Decimal d) return decimal(Shape.ordinary(d), keyColumns);
    if (type instanceof Floating f) return Shape.of(f.bits() == 32 ? "float" : "double", f);
    if (type instanceof Text t) return text(t, from, keyColumns);
    if (type instanceof Bytes b) return bytes(b, keyColumns);
    if (type instanceof Uuid) {
      return Shape.of(
          "char(36) character set ascii collate ascii_bin", new Text(OptionalInt.of(36), true));
    }
    if (type instanceof Json && vendor == Vendor.MARIADB && keyColumns == 0) {
      return Shape.of("json", new Json(false));
    }
    if (type instanceof Bits b && b.length() <= 64) return Shape.of("bit(" + b.length() + ")", b);
    return moment(type, from, keyColumns);
  }

  private Shape moment(LogicalType type, Vendor from, int keyColumns) {
    if (type instanceof Date) return Shape.of("date", type);
    if (type instanceof Time t) return Shape.of("time(" + t.fraction() + ")", t);
    if (type instanceof Timestamp t) return Shape.of("datetime(" + t.fraction() + ")", t);
    if (type instanceof Instant t) {
      // a TIMESTAMP ends in 2038; a DATETIME in UTC does not
      return from.mysqlFamily()
          ? Shape.of("timestamp(" + t.fraction() + ")", t)
          : Shape.of("datetime(" + t.fraction() + ")", new Timestamp(t.fraction()));
    }
    if (type instanceof LogicalType.Interval) return varchar(255, keyColumns);
    return labels(type, keyColumns);
  }

  private Shape labels(LogicalType type, int keyColumns) {
    if (type instanceof Enumeration e) {
      return e.labels().size() <= MOST_ENUM_LABELS && plainLabels(e.labels())
          ? Shape.of("enum" + list(e.labels()), e)
          : varchar(Shape.longest(e.labels()), keyColumns);
    }
    if (type instanceof LabelSet s) {
      return s.labels().size() <= MOST_SET_LABELS && plainLabels(s.labels())
          ? Shape.of("set" + list(s.labels()), s)
          : varchar(Shape.joined(s.labels()), keyColumns);
    }
    if (type instanceof Bits b) return varchar(b.length(), keyColumns);
    return unlimited(keyColumns);
  }

  /** Labels lose spaces at their end, and a backslash means different things in two sessions. */
  private static boolean plainLabels(List<String> labels) {
    return !labels.isEmpty()
        && labels.stream()
            .noneMatch(
                l -> l.endsWith(" ") || l.length() > 255 || l.matches("(?s).*[\\\\\\x00].*"));
  }

  private static String list(List<String> labels) {
    return labels.stream().map(Quoting::apostrophes).collect(Collectors.joining(",", "(", ")"));
  }

  private static Shape whole(Int type) {
    String name =
        switch (type.bits()) {
          case 8 -> "tinyint";
          case 16 -> "smallint";
          case 24 -> "mediumint";
          case 32 -> "int";
          default -> "bigint";
        };
    return Shape.of(type.signed() ? name : name + " unsigned", type);
  }

  private Shape decimal(Decimal type, int keyColumns) {
    int mostScale = vendor == Vendor.MARIADB ? 38 : 30;
    if (type.unlimited()) return Shape.of("decimal(65,30)", new Decimal(MOST_DIGITS, 30));
    return type.precision() <= MOST_DIGITS && type.scale() <= mostScale
        ? Shape.of("decimal(" + type.precision() + "," + type.scale() + ")", type)
        : varchar(type.precision() + 3, keyColumns);
  }

  private static Shape text(Text type, Vendor from, int keyColumns) {
    if (type.max().isEmpty()) return unlimited(keyColumns);
    int max = type.max().getAsInt();
    boolean keyed = max * CHARACTER_BYTES <= keyBudget(keyColumns);
    if (type.fixed() && from != Vendor.SQLITE && max <= 255 && keyed) {
      return Shape.of("char(" + max + ")", type);
    }
    return varchar(max, keyColumns);
  }

  private static Shape unlimited(int keyColumns) {
    return keyColumns == 0
        ? Shape.of("longtext", Text.UNLIMITED)
        : varchar(keyBudget(keyColumns) / CHARACTER_BYTES, keyColumns);
  }

  private static Shape varchar(int max, int keyColumns) {
    if (keyColumns > 0) {
      int length = Math.min(max, keyBudget(keyColumns) / CHARACTER_BYTES);
      return Shape.of("varchar(" + length + ")", Shape.text(length));
    }
    return max <= LONGEST_VARCHAR
        ? Shape.of("varchar(" + max + ")", Shape.text(max))
        : Shape.of("longtext", Text.UNLIMITED);
  }

  private static Shape bytes(Bytes type, int keyColumns) {
    int most = keyColumns > 0 ? keyBudget(keyColumns) : LONGEST_VARBINARY;
    int max = type.max().orElse(Integer.MAX_VALUE);
    if (type.fixed() && max <= 255) return Shape.of("binary(" + max + ")", type);
    if (max > most && keyColumns == 0) return Shape.of("longblob", Bytes.UNLIMITED);
    int length = Math.min(max, most);
    return Shape.of("varbinary(" + length + ")", new Bytes(OptionalInt.of(length), false));
  }

  private static int keyBudget(int keyColumns) {
    return KEY_BYTES / Math.max(1, keyColumns);
  }
}
