package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import java.util.List;

/** The functions that all vendors have, under their different names. */
final class ExpressionFunctions {
  private static final Sql NOW = call("now");

  private ExpressionFunctions() {}

  static Sql call(String name, List<Sql> arguments, Vendor vendor) {
    return switch (name) {
      case "now", "current_timestamp" -> now(arguments);
      case "transaction_timestamp" -> only(vendor == Vendor.POSTGRESQL, now(arguments));
      case "datetime" -> only(vendor == Vendor.SQLITE && isNow(arguments), NOW);
      case "date" -> only(vendor == Vendor.SQLITE && isNow(arguments), call("today"));
      case "current_date", "curdate" -> fixed("today", arguments, 0);
      case "utc_timestamp" -> only(vendor.mysqlFamily(), utcNow(arguments));
      case "timezone" -> only(vendor == Vendor.POSTGRESQL && isUtcNow(arguments), call("utc_now"));
      case "gen_random_uuid", "uuid_generate_v4", "uuidv4" ->
          only(vendor == Vendor.POSTGRESQL, fixed("random_uuid", arguments, 0));
      case "uuid_v4" -> only(vendor == Vendor.MARIADB, fixed("random_uuid", arguments, 0));
      // MariaDB's length() counts bytes, the others' characters
      case "length" -> only(!vendor.mysqlFamily(), fixed("char_length", arguments, 1));
      case "char_length", "character_length" ->
          only(vendor != Vendor.SQLITE, fixed("char_length", arguments, 1));
      case "abs", "lower", "upper" -> fixed(name, arguments, 1);
      case "lcase" -> fixed("lower", arguments, 1);
      case "ucase" -> fixed("upper", arguments, 1);
      case "coalesce" -> only(arguments.size() >= 2, new Sql.Call(name, arguments));
      default -> throw new Untranslatable(name);
    };
  }

  /** The number of digits, if told, is that of the column. */
  private static Sql now(List<Sql> arguments) {
    return only(onlyDigits(arguments), NOW);
  }

  private static Sql utcNow(List<Sql> arguments) {
    return only(onlyDigits(arguments), call("utc_now"));
  }

  private static boolean onlyDigits(List<Sql> arguments) {
    return arguments.isEmpty()
        || (arguments.size() == 1 && arguments.get(0) instanceof Sql.Literal l && isNumber(l));
  }

  private static boolean isNumber(Sql.Literal literal) {
    return literal.form() == Sql.Form.NUMBER;
  }

  /** SQLite's own word for this moment, without anything that moves it. */
  private static boolean isNow(List<Sql> arguments) {
    return arguments.size() == 1
        && arguments.get(0) instanceof Sql.Literal l
        && l.text().equalsIgnoreCase("now");
  }

  private static boolean isUtcNow(List<Sql> arguments) {
    return arguments.size() == 2
        && arguments.get(0) instanceof Sql.Literal zone
        && zone.text().equalsIgnoreCase("utc")
        && arguments.get(1).equals(NOW);
  }

  private static Sql call(String function) {
    return new Sql.Call(function, List.of());
  }

  private static Sql fixed(String function, List<Sql> arguments, int count) {
    return only(arguments.size() == count, new Sql.Call(function, arguments));
  }

  private static Sql only(boolean holds, Sql call) {
    if (!holds) throw new Untranslatable("a function that others have not");
    return call;
  }
}
