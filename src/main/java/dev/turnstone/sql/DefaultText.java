package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Sql.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Writes one column's default so that the target column's type takes it. */
final class DefaultText {
  private static final String SQLITE_UUID =
      "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
          + " || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)"
          + " || '-' || hex(randomblob(6)))";

  private final Column source;
  private final Vendor from;
  private final Column target;
  private final Dialect to;

  private final Product product;

  DefaultText(Column source, Vendor from, Column target, Product product) {
    this.source = source;
    this.from = from;
    this.target = target;
    this.to = Dialects.of(product.vendor());
    this.product = product;
  }

  String of(Sql sql) {
    if (sql instanceof Sql.Call call) return call(call.function());
    if (!(sql instanceof Sql.Literal literal)) throw new Untranslatable("an expression");
    return switch (literal.form()) {
      case NULL -> "NULL";
      case NUMBER -> number(literal.text());
      case BOOL -> number(literal.text().equals("TRUE") ? "1" : "0");
      case TEXT, CAST_TEXT -> text(literal);
    };
  }

  private String call(String function) {
    return switch (function) {
      case "now" -> now();
      case "utc_now" -> utcNow();
      case "today" -> today();
      case "random_uuid" -> randomUuid();
      default -> throw new Untranslatable(function);
    };
  }

  /** Wall times follow the session's time zone, except in SQLite, where they are UTC. */
  private String now() {
    boolean instant = kind(source) == TypeKind.INSTANT || from == Vendor.SQLITE;
    TypeKind kind = kind(target);
    if (kind != TypeKind.INSTANT && kind != TypeKind.TIMESTAMP) {
      throw new Untranslatable("now as a default of " + kind);
    }
    if (instant && kind == TypeKind.TIMESTAMP) return wallTimeInUtc();
    return switch (to.vendor()) {
      case POSTGRESQL -> "CURRENT_TIMESTAMP";
      case SQLITE ->
          kind == TypeKind.INSTANT ? "strftime('%Y-%m-%d %H:%M:%fZ', 'now')" : "CURRENT_TIMESTAMP";
      case MARIADB, MYSQL -> "current_timestamp" + digits();
    };
  }

  private String utcNow() {
    if (kind(source) != TypeKind.TIMESTAMP || kind(target) != TypeKind.TIMESTAMP) {
      throw new Untranslatable("a wall time in UTC for another type");
    }
    return wallTimeInUtc();
  }

  private String wallTimeInUtc() {
    return switch (to.vendor()) {
      case POSTGRESQL -> "(now() AT TIME ZONE 'UTC')";
      case SQLITE -> "CURRENT_TIMESTAMP";
      case MARIADB, MYSQL -> "utc_timestamp" + digits();
    };
  }

  /** A UUID of version 4, which older servers cannot make. */
  private String randomUuid() {
    boolean text =
        target.type() instanceof Text t && (t.max().isEmpty() || t.max().getAsInt() >= 36);
    if (kind(target) != TypeKind.UUID && !text) throw new Untranslatable("a UUID for another type");
    boolean known =
        switch (to.vendor()) {
          case POSTGRESQL -> product.atLeast(13, 0);
          case SQLITE -> true;
          case MARIADB -> product.atLeast(11, 7);
          case MYSQL -> false;
        };
    if (!known) throw new Untranslatable("a server without random UUIDs");
    return switch (to.vendor()) {
      case POSTGRESQL -> text ? "(gen_random_uuid())::text" : "gen_random_uuid()";
      case SQLITE -> SQLITE_UUID;
      case MARIADB, MYSQL -> "uuid_v4()";
    };
  }

  private String digits() {
    int digits =
        target.type() instanceof Timestamp t
            ? t.fraction()
            : ((LogicalType.Instant) target.type()).fraction();
    return "(" + digits + ")";
  }

  private String today() {
    if (kind(target) != TypeKind.DATE) throw new Untranslatable("today as a default");
    return to.vendor().mysqlFamily() ? "curdate()" : "CURRENT_DATE";
  }

  private String number(String digits) {
    return switch (kind(target)) {
      case BOOL -> {
        if (!digits.matches("[01]")) throw new Untranslatable("a number for a truth value");
        boolean word = to.vendor() == Vendor.POSTGRESQL;
        yield word ? (digits.equals("1") ? "true" : "false") : digits;
      }
      case INT -> {
        if (!digits.matches("-?[0-9]{1,19}")) throw new Untranslatable("a number not whole");
        if (digits.startsWith("-") && !((Int) target.type()).signed()) {
          throw new Untranslatable("a negative number");
        }
        yield digits;
      }
      case DECIMAL, FLOATING -> digits;
      case TEXT -> characters(digits);
      default -> throw new Untranslatable("a number for another type");
    };
  }

  private String text(Sql.Literal literal) {
    String text = literal.text();
    TypeKind kind = kind(target);
    boolean fits =
        switch (kind) {
          case TEXT -> true;
          case ENUMERATION -> ((Enumeration) target.type()).labels().contains(text);
          case JSON, LABEL_SET -> true;
          case UUID -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
          case DATE, TIMESTAMP, TIME -> isMoment(text, kind);
          default -> false;
        };
    boolean castToText = literal.form() == Form.CAST_TEXT && kind(source) == TypeKind.ARRAY;
    if (!fits && literal.form() == Form.TEXT && isNumber(kind)) {
      if (!text.matches("-?[0-9]{1,60}(\\.[0-9]{1,38})?")) throw new Untranslatable("no number");
      return number(text);
    }
    if (!fits || castToText) throw new Untranslatable("a text that the target's type may not take");
    return characters(text);
  }

  private static boolean isNumber(TypeKind kind) {
    return kind == TypeKind.INT || kind == TypeKind.DECIMAL || kind == TypeKind.FLOATING;
  }

  private String characters(String text) {
    boolean tooLong =
        target.type() instanceof Text t
            && t.max().isPresent()
            && text.codePointCount(0, text.length()) > t.max().getAsInt();
    boolean unstorable = to.vendor() == Vendor.POSTGRESQL && text.indexOf('\0') >= 0;
    if (tooLong || unstorable) throw new Untranslatable("a text the target cannot hold");
    return to.literal(text);
  }

  /** A calendar day or time that is there: MariaDB has 0000-00-00 as a default. */
  private static boolean isMoment(String text, TypeKind kind) {
    try {
      switch (kind) {
        case DATE -> LocalDate.parse(text);
        case TIME -> LocalTime.parse(text);
        default -> LocalDateTime.parse(text.replace(' ', 'T'));
      }
      return text.matches("[0-9: .-]+");
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static TypeKind kind(Column column) {
    return TypeKind.of(column.type());
  }
}
