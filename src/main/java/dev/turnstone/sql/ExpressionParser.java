package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ExpressionTokens.Kind;
import dev.turnstone.sql.ExpressionTokens.Token;
import dev.turnstone.sql.Sql.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the part of SQL that means the same everywhere; the rest is untranslatable. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS =
      Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=");
  private static final Set<String> RESERVED =
      Set.of(
          ("select case when cast like ilike similar regexp rlike glob match collate xor div mod"
                  + " interval array any all exists distinct from row and or not in is between"
                  + " escape at binary current_time localtime localtimestamp current_user user"
                  + " session_user default isnull notnull")
              .split(" "));

  /** Types whose literals are written with the type's name before a text. */
  private static final Set<String> MOMENTS = Set.of("date", "time", "timestamp");

  private final Vendor vendor;
  private final List<Token> tokens;
  private int at;

  private ExpressionParser(List<Token> tokens, Vendor vendor) {
    this.tokens = tokens;
    this.vendor = vendor;
  }

  static Sql parse(String expression, Vendor vendor) {
    ExpressionParser parser = new ExpressionParser(ExpressionTokens.of(expression, vendor), vendor);
    Sql whole = parser.or();
    if (parser.peek().kind() != Kind.END) throw new Untranslatable(parser.peek().text());
    return whole;
  }

  private Sql or() {
    Sql left = and();
    while (take("OR")) left = new Sql.Binary("OR", left, and());
    return left;
  }

  private Sql and() {
    Sql left = not();
    while (take("AND")) left = new Sql.Binary("AND", left, not());
    return left;
  }

  private Sql not() {
    return take("NOT") ? new Sql.Unary("NOT", not()) : predicate();
  }

  private Sql predicate() {
    Sql left = sum();
    while (true) {
      String sign = peek().text();
      if (peek().kind() == Kind.SIGN && COMPARISONS.contains(sign)) {
        at++;
        left = comparison(left, sign);
      } else if (take("IS")) {
        left = is(left);
      } else if (peek().is("NOT") && (ahead().is("IN") || ahead().is("BETWEEN"))) {
        at++;
        left = range(left, true);
      } else if (peek().is("IN") || peek().is("BETWEEN")) {
        left = range(left, false);
      } else {
        return left;
      }
    }
  }

  /** PostgreSQL says IN as = ANY of an array and NOT IN as <> ALL. */
  private Sql comparison(Sql left, String sign) {
    if (sign.equals("=") && take("ANY")) return new Sql.In(left, array(), false);
    if (sign.equals("<>") && take("ALL")) return new Sql.In(left, array(), true);
    String operator =
        switch (sign) {
          case "==" -> "=";
          case "!=" -> "<>";
          default -> sign;
        };
    return new Sql.Binary(operator, left, sum());
  }

  private List<Sql> array() {
    expect("(");
    List<Sql> list;
    if (take("(")) {
      list = bareArray();
      expect(")");
      expect("::");
      type();
      expect("[");
      expect("]");
    } else {
      list = bareArray();
    }
    expect(")");
    return list;
  }

  private List<Sql> bareArray() {
    expect("ARRAY");
    expect("[");
    List<Sql> list = new ArrayList<>();
    do list.add(sum());
    while (take(","));
    expect("]");
    return list;
  }

  private Sql is(Sql left) {
    boolean not = take("NOT");
    for (String what : List.of("NULL", "TRUE", "FALSE")) {
      if (take(what)) return new Sql.Is(left, what, not);
    }
    throw new Untranslatable("IS " + peek().text());
  }

  private Sql range(Sql left, boolean not) {
    if (take("BETWEEN")) {
      Sql low = sum();
      expect("AND");
      return new Sql.Between(left, low, sum(), not);
    }
    expect("IN");
    expect("(");
    List<Sql> list = new ArrayList<>();
    do list.add(sum());
    while (take(","));
    expect(")");
    return new Sql.In(left, list, not);
  }

  private Sql sum() {
    Sql left = product();
    while (peek().is("+") || peek().is("-")) {
      String operator = next().text();
      left = new Sql.Binary(operator, left, product());
    }
    return left;
  }

  private Sql product() {
    Sql left = signed();
    while (take("*")) left = new Sql.Binary("*", left, signed());
    return left;
  }

  private Sql signed() {
    if (take("+")) return signed();
    if (!take("-")) return zoned(cast(primary()));
    Sql value = signed();
    return value instanceof Sql.Literal l && l.form() == Form.NUMBER && !l.text().startsWith("-")
        ? new Sql.Literal(Form.NUMBER, "-" + l.text())
        : new Sql.Unary("-", value);
  }

  private Sql zoned(Sql value) {
    if (!peek().is("AT") || !ahead().is("TIME")) return value;
    at += 2;
    expect("ZONE");
    return ExpressionFunctions.call("timezone", List.of(cast(primary()), value), vendor);
  }

  private Sql cast(Sql value) {
    Sql cast = value;
    while (take("::")) {
      String type = type();
      if (peek().is("[")) throw new Untranslatable("an array");
      cast = ExpressionCasts.as(cast, type);
    }
    return cast;
  }

  /** The words of a type's name; its length, if any, is passed over. */
  private String type() {
    if (peek().kind() == Kind.NAME) return next().text();
    StringBuilder words = new StringBuilder(next().text().toLowerCase(Locale.ROOT));
    if (peek().is("varying") || peek().is("precision")) {
      words.append(' ').append(next().text().toLowerCase(Locale.ROOT));
    }
    if (peek().is("(")) throw new Untranslatable("a cast to a length");
    if (peek().is("without") || peek().is("with")) {
      for (int i = 0; i < 3; i++) words.append(' ').append(next().text());
    }
    if (peek().is("[") && !ahead().is("]")) throw new Untranslatable("an element of an array");
    return words.toString();
  }

  private Sql primary() {
    Token token = next();
    return switch (token.kind()) {
      case NUMBER -> new Sql.Literal(Form.NUMBER, token.text());
      case TEXT -> new Sql.Literal(Form.TEXT, token.text());
      case NAME -> new Sql.Name(token.text());
      case WORD -> word(token.text());
      case SIGN -> bracketed(token.text());
      case END -> throw new Untranslatable("the end");
    };
  }

  private Sql bracketed(String sign) {
    if (!sign.equals("(")) throw new Untranslatable(sign);
    Sql inner = or();
    expect(")");
    return inner;
  }

  private Sql word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("null")) return new Sql.Literal(Form.NULL, "");
    if (lower.equals("true") || lower.equals("false")) {
      return new Sql.Literal(Form.BOOL, lower.toUpperCase(Locale.ROOT));
    }
    if (lower.equals("current_date") && !peek().is("(")) return call("today");
    if (lower.equals("current_timestamp") && !peek().is("(")) return call("now");
    if (take("(")) return ExpressionFunctions.call(lower, arguments(), vendor);
    boolean moment = MOMENTS.contains(lower) && peek().kind() == Kind.TEXT;
    if (moment || RESERVED.contains(lower)) throw new Untranslatable(word);
    return new Sql.Name(word);
  }

  private static Sql call(String function) {
    return new Sql.Call(function, List.of());
  }

  private List<Sql> arguments() {
    List<Sql> arguments = new ArrayList<>();
    if (take(")")) return arguments;
    do arguments.add(sum());
    while (take(","));
    expect(")");
    return arguments;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  private Token next() {
    return tokens.get(peek().kind() == Kind.END ? at : at++);
  }

  private boolean take(String signOrWord) {
    boolean there = peek().is(signOrWord);
    if (there) at++;
    return there;
  }

  private void expect(String signOrWord) {
    if (!take(signOrWord)) throw new Untranslatable("no " + signOrWord);
  }
}
