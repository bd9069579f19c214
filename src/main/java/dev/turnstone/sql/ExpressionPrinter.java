package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import dev.turnstone.sql.Sql.Form;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes an expression in another vendor's SQL, as long as its types leave no doubt that it means
 * the same there: numbers are compared with numbers, texts only for equality of their characters.
 */
final class ExpressionPrinter {
  private final Vendor from;
  private final Dialect to;
  private final Function<String, Pair> columns;

  /**
   * @param columns the column of this name on both sides; throws where there is none
   */
  ExpressionPrinter(Vendor from, Dialect to, Function<String, Pair> columns) {
    this.from = from;
    this.to = to;
    this.columns = columns;
  }

  /** What kind of value a piece of SQL gives. */
  private enum Sort {
    NUMBER,
    /** Equal only when the characters are equal. */
    TEXT,
    /** Equal by a collation. */
    LOOSE_TEXT,
    BOOL,
    DATE,
    TIMESTAMP,
    /** Only good for IS NULL. */
    OPAQUE
  }

  private record Piece(String sql, Sort sort) {}

  /** The expression as a condition of a check or a partial index. */
  String condition(Sql sql) {
    return truth(sql);
  }

  /** The expression as a value. */
  String value(Sql sql) {
    return print(sql).sql();
  }

  private Piece print(Sql sql) {
    if (sql instanceof Sql.Literal l) return literal(l);
    if (sql instanceof Sql.Name n) return name(n);
    if (sql instanceof Sql.Call c) return call(c);
    if (sql instanceof Sql.Unary u) {
      return u.operator().equals("NOT")
          ? new Piece("(NOT " + truth(u.of()) + ")", Sort.BOOL)
          : new Piece("(- " + number(u.of()) + ")", Sort.NUMBER);
    }
    if (sql instanceof Sql.Binary b) return binary(b);
    if (sql instanceof Sql.In in) return in(in);
    if (sql instanceof Sql.Between between) return between(between);
    return is((Sql.Is) sql);
  }

  private Piece literal(Sql.Literal literal) {
    return switch (literal.form()) {
      case NUMBER -> new Piece(literal.text(), Sort.NUMBER);
      case TEXT -> new Piece(text(literal.text()), Sort.TEXT);
      case BOOL -> new Piece(truth(literal.text().equals("TRUE")), Sort.BOOL);
      case NULL, CAST_TEXT -> throw new Untranslatable("a literal of no common type");
    };
  }

  /** Servers of MySQL's family spell such a text wrongly when they write an expression down. */
  private String text(String text) {
    boolean special = text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0;
    if (special) throw new Untranslatable("a text with a special character");
    return to.literal(text);
  }

  private String truth(boolean value) {
    if (to.vendor() == Vendor.POSTGRESQL) return value ? "true" : "false";
    return value ? "1" : "0";
  }

  private Piece name(Sql.Name name) {
    Pair pair = columns.apply(name.column());
    // MariaDB and MySQL let no expression look at a column that counts up
    boolean counts = pair.source().generation().orElse(null) instanceof Generation.Identity;
    require(!counts || !to.vendor().mysqlFamily());
    Sort before = sort(pair.source());
    Sort after = sort(pair.target());
    boolean textBefore = before == Sort.TEXT || before == Sort.LOOSE_TEXT;
    boolean textAfter = after == Sort.TEXT || after == Sort.LOOSE_TEXT;
    Sort sort = Sort.OPAQUE;
    if (textBefore && textAfter)
      sort = comparesCharacters(pair.source()) ? Sort.TEXT : Sort.LOOSE_TEXT;
    else if (before == after || isBit(before, after)) sort = before;
    return new Piece(to.quote(pair.target().name()), sort);
  }

  /** Truth values that live on as 0 and 1 mean the same wherever a truth value is a number. */
  private boolean isBit(Sort before, Sort after) {
    return before == Sort.BOOL && after == Sort.NUMBER && to.vendor() != Vendor.POSTGRESQL;
  }

  private Sort sort(Column column) {
    LogicalType type = column.type();
    boolean sqlite = from == Vendor.SQLITE || to.vendor() == Vendor.SQLITE;
    return switch (TypeKind.of(type)) {
      case BOOL -> Sort.BOOL;
      case INT, DECIMAL, FLOATING -> Sort.NUMBER;
      case TEXT, ENUMERATION -> Sort.TEXT;
      case DATE -> Sort.DATE;
      case TIMESTAMP -> sqlite ? Sort.OPAQUE : Sort.TIMESTAMP;
      default -> Sort.OPAQUE;
    };
  }

  private boolean comparesCharacters(Column source) {
    String collation = source.collation().orElse("").toLowerCase(Locale.ROOT);
    if (source.type() instanceof Text text && text.fixed()) return false;
    return switch (from) {
      case SQLITE -> collation.isEmpty() || collation.equals("binary");
      case POSTGRESQL -> !source.nativeType().contains("citext");
      case MARIADB, MYSQL -> collation.endsWith("bin");
    };
  }

  private Piece call(Sql.Call call) {
    List<Piece> arguments =
        call.function().equals("coalesce") || call.arguments().size() == 1
            ? call.arguments().stream().map(this::print).toList()
            : List.of();
    if (arguments.isEmpty()) throw new Untranslatable(call.function());
    Piece first = arguments.get(0);
    boolean isText = first.sort() == Sort.TEXT || first.sort() == Sort.LOOSE_TEXT;
    return switch (call.function()) {
      case "char_length" -> {
        require(isText);
        String name = to.vendor() == Vendor.SQLITE ? "length(" : "char_length(";
        yield new Piece(name + first.sql() + ")", Sort.NUMBER);
      }
      case "lower", "upper" -> {
        // SQLite knows the case of A to Z only
        require(isText && from != Vendor.SQLITE && to.vendor() != Vendor.SQLITE);
        yield new Piece(call.function() + "(" + first.sql() + ")", first.sort());
      }
      case "abs" -> {
        require(first.sort() == Sort.NUMBER);
        yield new Piece("abs(" + first.sql() + ")", Sort.NUMBER);
      }
      case "whole" -> {
        require(call.arguments().get(0) instanceof Sql.Name n && isWhole(n, 64));
        yield first;
      }
      case "whole32" -> {
        require(call.arguments().get(0) instanceof Sql.Name n && isWhole(n, 32));
        yield first;
      }
      default -> {
        require(arguments.stream().allMatch(a -> a.sort() == first.sort()));
        yield new Piece(
            arguments.stream().map(Piece::sql).collect(Collectors.joining(", ", "coalesce(", ")")),
            first.sort());
      }
    };
  }

  private boolean isWhole(Sql.Name name, int bits) {
    return columns.apply(name.column()).source().type() instanceof LogicalType.Int i
        && i.bits() <= bits;
  }

  private Piece binary(Sql.Binary b) {
    String operator = " " + b.operator() + " ";
    return switch (b.operator()) {
      case "AND", "OR" ->
          new Piece("(" + truth(b.left()) + operator + truth(b.right()) + ")", Sort.BOOL);
      case "+", "-", "*" ->
          new Piece("(" + number(b.left()) + operator + number(b.right()) + ")", Sort.NUMBER);
      default -> {
        boolean equality = b.operator().equals("=") || b.operator().equals("<>");
        Piece left = print(b.left());
        Piece right = print(b.right());
        requireSame(b.left(), left, b.right(), right);
        String leftSql = comparable(left, b.left(), right, equality);
        String rightSql = comparable(right, b.right(), left, equality);
        yield new Piece("(" + leftSql + operator + rightSql + ")", Sort.BOOL);
      }
    };
  }

  /** Two columns or terms are compared only within one sort; a literal can bend to the other. */
  private static void requireSame(Sql left, Piece leftPiece, Sql right, Piece rightPiece) {
    boolean hasLiteral = left instanceof Sql.Literal || right instanceof Sql.Literal;
    require(hasLiteral || leftPiece.sort() == rightPiece.sort());
  }

  /** One side of a comparison with the other, or untranslatable. */
  private String comparable(Piece side, Sql written, Piece other, boolean equality) {
    boolean isLiteral = written instanceof Sql.Literal;
    if (side.sort() == other.sort()) {
      boolean ordered =
          side.sort() == Sort.NUMBER || side.sort() == Sort.DATE || side.sort() == Sort.TIMESTAMP;
      boolean equal = side.sort() == Sort.TEXT || side.sort() == Sort.BOOL;
      require(ordered || (equal && equality));
      return side.sql();
    }
    if (isLiteral && other.sort() == Sort.BOOL && equality) return bit((Sql.Literal) written);
    if (isLiteral && side.sort() == Sort.TEXT) {
      require(isMoment(((Sql.Literal) written).text(), other.sort()));
      return side.sql();
    }
    // the other side is the literal, and is looked at in its own turn
    require(!isLiteral && other.sort() != Sort.OPAQUE && other.sort() != Sort.LOOSE_TEXT);
    return side.sql();
  }

  private String bit(Sql.Literal literal) {
    require(literal.form() == Form.NUMBER && literal.text().matches("[01]"));
    return truth(literal.text().equals("1"));
  }

  private static boolean isMoment(String text, Sort sort) {
    return switch (sort) {
      case DATE -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
      case TIMESTAMP ->
          text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");
      default -> false;
    };
  }

  private Piece in(Sql.In in) {
    Piece value = print(in.value());
    String list =
        in.list().stream()
            .map(l -> comparable(literalOnly(l), l, value, true))
            .collect(Collectors.joining(", ", "(", ")"));
    require(value.sort() != Sort.OPAQUE && value.sort() != Sort.LOOSE_TEXT);
    return new Piece("(" + value.sql() + not(in.not()) + " IN " + list + ")", Sort.BOOL);
  }

  private Piece literalOnly(Sql sql) {
    require(sql instanceof Sql.Literal);
    return print(sql);
  }

  private Piece between(Sql.Between between) {
    Piece value = print(between.value());
    Piece low = print(between.low());
    Piece high = print(between.high());
    requireSame(between.value(), value, between.low(), low);
    requireSame(between.value(), value, between.high(), high);
    String sql =
        comparable(value, between.value(), low, false)
            + not(between.not())
            + " BETWEEN "
            + comparable(low, between.low(), value, false)
            + " AND "
            + comparable(high, between.high(), value, false);
    return new Piece("(" + sql + ")", Sort.BOOL);
  }

  private Piece is(Sql.Is is) {
    String value = is.what().equals("NULL") ? print(is.value()).sql() : truth(is.value());
    return new Piece("(" + value + " IS" + not(is.not()) + " " + is.what() + ")", Sort.BOOL);
  }

  private static String not(boolean not) {
    return not ? " NOT" : "";
  }

  /** A condition; MySQL takes a bare column for none. */
  private String truth(Sql sql) {
    Piece piece = print(sql);
    require(piece.sort() == Sort.BOOL);
    boolean bare = sql instanceof Sql.Name && to.vendor() != Vendor.POSTGRESQL;
    return bare ? "(" + piece.sql() + " <> 0)" : piece.sql();
  }

  private String number(Sql sql) {
    Piece piece = print(sql);
    require(piece.sort() == Sort.NUMBER);
    return piece.sql();
  }

  private static void require(boolean holds) {
    if (!holds) throw new Untranslatable("a comparison whose meaning depends on the vendor");
  }
}
