package dev.turnstone.ui.rule.expression;

import java.util.List;

/**
 * A function of expressions.
 *
 * @param of what it is called on, with the dot: {@code text.}; empty: it is called by itself
 * @param form how it is written and what it gives
 * @param about key of the words that say what it does
 * @param example an expression that works by itself
 */
public record ExpressionFunction(
    String name, String of, String form, String about, String example) {
  /** All there are, by what they work on. */
  public static final List<ExpressionFunction> ALL =
      List.of(
          on("text.", "charAt", "(n) → text", "rule.function.char_at", "'abc'.charAt(0)"),
          on("text.", "contains", "(part) → bool", "rule.function.contains", "'a@b'.contains('@')"),
          on(
              "text.",
              "endsWith",
              "(end) → bool",
              "rule.function.ends_with",
              "'a.de'.endsWith('.de')"),
          on("text.", "indexOf", "(part) → int", "rule.function.index_of", "'a-b'.indexOf('-')"),
          on("list.", "join", "(between) → text", "rule.function.join", "['a', 'b'].join(', ')"),
          on(
              "text.",
              "lastIndexOf",
              "(part) → int",
              "rule.function.last_index_of",
              "'a-b-c'.lastIndexOf('-')"),
          on("text.", "lowerAscii", "() → text", "rule.function.lower_ascii", "'ABC'.lowerAscii()"),
          on(
              "text.",
              "matches",
              "(regex) → bool",
              "rule.function.matches",
              "'2024'.matches('^[0-9]{4}$')"),
          on(
              "text.",
              "replace",
              "(old, new) → text",
              "rule.function.replace",
              "'a,b'.replace(',', '.')"),
          on("text.", "reverse", "() → text", "rule.function.reverse", "'abc'.reverse()"),
          on("text.", "split", "(between) → list", "rule.function.split", "'a;b'.split(';')[0]"),
          on(
              "text.",
              "startsWith",
              "(begin) → bool",
              "rule.function.starts_with",
              "'+49'.startsWith('+')"),
          on(
              "text.",
              "substring",
              "(from, to) → text",
              "rule.function.substring",
              "'2024-05'.substring(0, 4)"),
          on("text.", "trim", "() → text", "rule.function.trim", "' a '.trim()"),
          on("text.", "upperAscii", "() → text", "rule.function.upper_ascii", "'abc'.upperAscii()"),
          plain(
              "quote",
              "strings.quote(text) → text",
              "rule.function.quote",
              "strings.quote('a\"b')"),
          plain("size", "(x) → int", "rule.function.size", "size('abc')"),
          plain("string", "(x) → text", "rule.function.string", "string(42)"),
          plain("bool", "(text) → bool", "rule.function.bool", "bool('true')"),
          plain("int", "(x) → int", "rule.function.int", "int('42')"),
          plain("uint", "(x) → uint", "rule.function.uint", "uint('42')"),
          plain("double", "(x) → double", "rule.function.double", "double('1.5')"),
          plain("decimal", "(x) → decimal", "rule.function.decimal", "decimal('19.90')"),
          plain(
              "divide",
              "(a, b, scale) → decimal",
              "rule.function.divide",
              "divide(decimal('10'), decimal('3'), 2)"),
          plain(
              "round",
              "(a, scale) → decimal",
              "rule.function.round",
              "round(decimal('19.999'), 2)"),
          plain("bytes", "(text) → bytes", "rule.function.bytes", "bytes('abc')"),
          plain(
              "timestamp",
              "(text) → timestamp",
              "rule.function.timestamp",
              "timestamp('2024-03-31T02:30:00Z')"),
          plain(
              "duration",
              "(text) → duration",
              "rule.function.duration",
              "timestamp('2024-03-31T02:30:00Z') + duration('90m')"),
          on(
              "timestamp.",
              "getFullYear",
              "(zone) → int",
              "rule.function.get_full_year",
              moment("getFullYear('Europe/Berlin')")),
          on(
              "timestamp.",
              "getMonth",
              "(zone) → int",
              "rule.function.get_month",
              moment("getMonth() + 1")),
          on(
              "timestamp.",
              "getDate",
              "(zone) → int",
              "rule.function.get_date",
              moment("getDate()")),
          on(
              "timestamp.",
              "getDayOfMonth",
              "(zone) → int",
              "rule.function.get_day_of_month",
              moment("getDayOfMonth() + 1")),
          on(
              "timestamp.",
              "getDayOfWeek",
              "(zone) → int",
              "rule.function.get_day_of_week",
              moment("getDayOfWeek()")),
          on(
              "timestamp.",
              "getDayOfYear",
              "(zone) → int",
              "rule.function.get_day_of_year",
              moment("getDayOfYear()")),
          on(
              "timestamp.",
              "getHours",
              "(zone) → int",
              "rule.function.get_hours",
              moment("getHours('Europe/Berlin')")),
          on(
              "timestamp.",
              "getMinutes",
              "(zone) → int",
              "rule.function.get_minutes",
              moment("getMinutes()")),
          on(
              "timestamp.",
              "getSeconds",
              "(zone) → int",
              "rule.function.get_seconds",
              moment("getSeconds()")),
          on(
              "timestamp.",
              "getMilliseconds",
              "(zone) → int",
              "rule.function.get_milliseconds",
              moment("getMilliseconds()")),
          on("list.", "all", "(x, condition) → bool", "rule.function.all", "[1, 2].all(x, x > 0)"),
          on(
              "list.",
              "exists",
              "(x, condition) → bool",
              "rule.function.exists",
              "['DE', 'AT'].exists(x, x == 'AT')"),
          on(
              "list.",
              "exists_one",
              "(x, condition) → bool",
              "rule.function.exists_one",
              "[1, 2].exists_one(x, x > 1)"),
          on(
              "list.",
              "filter",
              "(x, condition) → list",
              "rule.function.filter",
              "['a', ''].filter(x, x != '').join(' ')"),
          on(
              "list.",
              "map",
              "(x, value) → list",
              "rule.function.map",
              "['a', 'b'].map(x, x + '!').join(' ')"),
          plain("has", "(map.key) → bool", "rule.function.has", "has({'a': 1}.a)"),
          plain("type", "(x) → type", "rule.function.type", "type(1) == int"),
          plain("dyn", "(x) → any", "rule.function.dyn", "dyn(1) == 1.0"));

  /** With what it is called on. */
  public String shown() {
    return form.startsWith("(") ? of + name + form : form;
  }

  private static ExpressionFunction on(
      String of, String name, String form, String about, String example) {
    return new ExpressionFunction(name, of, form, about, example);
  }

  private static ExpressionFunction plain(String name, String form, String about, String example) {
    return new ExpressionFunction(name, "", form, about, example);
  }

  private static String moment(String rest) {
    return "timestamp('2024-03-31T02:30:00Z')." + rest;
  }
}
