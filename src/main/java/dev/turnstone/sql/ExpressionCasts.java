package dev.turnstone.sql;

import dev.turnstone.sql.Sql.Form;
import java.util.List;
import java.util.Set;

/** PostgreSQL's casts, which it writes behind nearly every literal; most say nothing elsewhere. */
final class ExpressionCasts {
  private static final Set<String> TEXT_TYPES =
      Set.of("text", "character varying", "bpchar", "character", "varchar");
  private static final Set<String> WIDE_NUMBERS = Set.of("bigint", "numeric");
  private static final Set<String> FRACTIONS = Set.of("numeric", "double precision", "real");
  private static final Set<String> NUMBERS =
      Set.of("bigint", "numeric", "integer", "smallint", "double precision", "real");

  private ExpressionCasts() {}

  static Sql as(Sql value, String type) {
    if (value instanceof Sql.Literal l && l.form() == Form.TEXT) {
      if (TEXT_TYPES.contains(type)) return l;
      if (type.equals("date") && l.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return l;
      if (NUMBERS.contains(type)) {
        if (!l.text().matches("-?[0-9]{1,100}(\\.[0-9]{1,100})?")) throw new Untranslatable(type);
        return new Sql.Literal(Form.NUMBER, l.text());
      }
      return new Sql.Literal(Form.CAST_TEXT, l.text());
    }
    if (value instanceof Sql.Literal l && l.form() == Form.NULL) return l;
    if (value instanceof Sql.Literal l && l.form() == Form.NUMBER) return number(l, type);
    if (value instanceof Sql.Name && TEXT_TYPES.contains(type)) return value;
    if (value instanceof Sql.Name && WIDE_NUMBERS.contains(type)) {
      return new Sql.Call("whole", List.of(value));
    }
    if (value instanceof Sql.Name && type.equals("integer")) {
      return new Sql.Call("whole32", List.of(value));
    }
    throw new Untranslatable("a cast to " + type);
  }

  private static Sql number(Sql.Literal number, String type) {
    boolean keeps = NUMBERS.contains(type) && (FRACTIONS.contains(type) || isWhole(number));
    if (!keeps) throw new Untranslatable("a cast to " + type);
    return number;
  }

  private static boolean isWhole(Sql.Literal number) {
    return number.text().indexOf('.') < 0;
  }
}
