package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Dynamic;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the declared type of an SQLite column means. SQLite itself holds columns to it only loosely,
 * so this is what the schema promises, not what every row keeps.
 */
final class SqliteTypes {
  private static final Pattern ARGUMENTS =
      Pattern.compile("\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)");
  private static final Pattern ANY_BRACKETS = Pattern.compile("\\([^)]*\\)");

  private SqliteTypes() {}

  /** The type of a column in an ordinary table. */
  static LogicalType of(String declared) {
    String name = ANY_BRACKETS.matcher(declared.toUpperCase(Locale.ROOT)).replaceAll(" ");
    Matcher arguments = ARGUMENTS.matcher(declared);
    boolean sized = arguments.find();
    OptionalInt first = sized ? number(arguments.group(1)) : OptionalInt.empty();
    return switch (name.strip().replaceAll("\\s+", " ")) {
      case "INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "MEDIUMINT" -> new Int(64, true);
      case "INT2", "INT4", "INT8", "UNSIGNED BIG INT", "BIG INT" -> new Int(64, true);
      case "DECIMAL", "NUMERIC" -> decimal(first, sized ? number(arguments.group(2)) : first);
      case "REAL", "DOUBLE", "DOUBLE PRECISION", "FLOAT" -> new Floating(64);
      case "BOOLEAN", "BOOL" -> new Bool();
      case "DATE" -> new Date();
      case "DATETIME", "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" -> new Timestamp(6);
      case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" -> new Instant(6);
      case "TIME", "TIME WITHOUT TIME ZONE" -> new Time(6);
      case "TEXT", "CLOB", "VARCHAR", "NVARCHAR", "CHAR", "NCHAR", "CHARACTER" -> text(first);
      case "CHARACTER VARYING", "VARYING CHARACTER", "NATIVE CHARACTER" -> text(first);
      case "BLOB", "BINARY", "VARBINARY", "BYTEA" -> new Bytes(positive(first), false);
      case "JSON", "JSON_TEXT" -> new Json(false);
      case "UUID" -> new Uuid();
      default -> new Dynamic();
    };
  }

  /** The type of a column in a STRICT table, which SQLite enforces. */
  static LogicalType strict(String declared) {
    return switch (declared.toUpperCase(Locale.ROOT)) {
      case "INT", "INTEGER" -> new Int(64, true);
      case "REAL" -> new Floating(64);
      case "TEXT" -> Text.UNLIMITED;
      case "BLOB" -> Bytes.UNLIMITED;
      default -> new Dynamic();
    };
  }

  /** CHAR keeps its trailing spaces in SQLite, so no text is of fixed length. */
  private static Text text(OptionalInt length) {
    return new Text(positive(length), false);
  }

  private static LogicalType decimal(OptionalInt precision, OptionalInt scale) {
    return positive(precision).isEmpty()
        ? Decimal.UNLIMITED
        : new Decimal(precision.getAsInt(), scale.orElse(0));
  }

  private static OptionalInt positive(OptionalInt number) {
    return number.isPresent() && number.getAsInt() > 0 ? number : OptionalInt.empty();
  }

  private static OptionalInt number(@Nullable String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }
}
