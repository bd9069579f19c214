package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.LogicalType.Other;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What the types of MariaDB and MySQL mean. */
final class MariaTypes {
  private MariaTypes() {}

  /**
   * A type as information_schema tells it.
   *
   * @param name the bare type, lower case
   * @param full the type as written in DDL
   * @param length of texts and bytes, empty from 2 GiB on
   * @param precision digits of numbers
   * @param scale digits after the point, or of seconds for moments
   */
  record Told(
      String name, String full, OptionalInt length, OptionalInt precision, OptionalInt scale) {}

  static LogicalType of(Told type) {
    boolean signed = !type.full().contains("unsigned") && !type.full().contains("zerofill");
    return switch (type.name()) {
      case "tinyint" -> new Int(8, signed);
      case "smallint" -> new Int(16, signed);
      case "mediumint" -> new Int(24, signed);
      case "int" -> new Int(32, signed);
      case "bigint" -> new Int(64, signed);
      case "decimal" -> new Decimal(type.precision().orElse(10), type.scale().orElse(0));
      case "float" -> new Floating(32);
      case "double" -> new Floating(64);
      case "bit" -> new Bits(type.precision().orElse(1));
      case "year" -> new Int(16, true);
      default -> textOrMoment(type);
    };
  }

  private static LogicalType textOrMoment(Told type) {
    return switch (type.name()) {
      case "char" -> new Text(type.length(), true);
      case "varchar", "tinytext", "text", "mediumtext", "longtext" ->
          new Text(type.length(), false);
      case "binary" -> new Bytes(type.length(), true);
      case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          new Bytes(type.length(), false);
      case "date" -> new Date();
      case "time" -> new Time(type.scale().orElse(0));
      case "datetime" -> new Timestamp(type.scale().orElse(0));
      case "timestamp" -> new Instant(type.scale().orElse(0));
      case "enum" -> new Enumeration(labels(type.full()));
      case "set" -> new LabelSet(labels(type.full()));
      case "json" -> new Json(true);
      case "uuid" -> new Uuid();
      default -> new Other(type.full());
    };
  }

  /** The labels of {@code enum('a','it''s','back\\slash')}. */
  static List<String> labels(String full) {
    List<String> labels = new ArrayList<>();
    int at = full.indexOf('\'');
    while (at >= 0) {
      StringBuilder label = new StringBuilder();
      at++;
      while (at < full.length()) {
        char c = full.charAt(at++);
        if (c == '\\' && at < full.length()) {
          label.append(unescaped(full.charAt(at++)));
        } else if (c != '\'') {
          label.append(c);
        } else if (at < full.length() && full.charAt(at) == '\'') {
          label.append(c);
          at++;
        } else {
          break;
        }
      }
      labels.add(label.toString());
      at = full.indexOf('\'', at);
    }
    return labels;
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> '\0';
      case 'Z' -> '\u001a';
      default -> c;
    };
  }
}
