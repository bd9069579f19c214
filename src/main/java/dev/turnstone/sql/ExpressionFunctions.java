package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import java.util.List;

/** The functions that all vendors have, under their different names. */
final class ExpressionFunctions {
  private ExpressionFunctions() {}

  static Sql call(String name, List<Sql> arguments, Vendor vendor) {
    return switch (name) {
      case "now", "current_timestamp" -> now(arguments);
      case "current_date", "curdate" -> fixed("today", arguments, 0);
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
    boolean digits = arguments.size() == 1 && arguments.get(0) instanceof Sql.Literal;
    return only(arguments.isEmpty() || digits, new Sql.Call("now", List.of()));
  }

  private static Sql fixed(String function, List<Sql> arguments, int count) {
    return only(arguments.size() == count, new Sql.Call(function, arguments));
  }

  private static Sql only(boolean holds, Sql call) {
    if (!holds) throw new Untranslatable("a function that others have not");
    return call;
  }
}
