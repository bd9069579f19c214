package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Names and texts made safe to stand in SQL. */
final class Quoting {
  private Quoting() {}

  /** The name between these quote characters, those inside doubled. */
  static String name(String identifier, char quote, Vendor vendor) {
    if (identifier.isEmpty() || identifier.indexOf('\0') >= 0 || hasLoneSurrogate(identifier)) {
      throw illegal(identifier, vendor);
    }
    String mark = String.valueOf(quote);
    return mark + identifier.replace(mark, mark + mark) + mark;
  }

  /** The refusal of a name that a vendor cannot carry. */
  static Refused illegal(String identifier, Vendor vendor) {
    String seen = identifier.isEmpty() ? "(empty)" : visible(identifier);
    String better = visible(identifier).strip().replaceAll("[^\\x21-\\x7e]", "_");
    return new Refused(
        Problem.blocker(
            Code.NAME_ILLEGAL,
            Location.EVERYWHERE,
            seen,
            vendor.title(),
            better.isEmpty() ? "unnamed" : better));
  }

  /** The text in apostrophes, those inside doubled; for texts without backslash or NUL. */
  static String apostrophes(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The text's UTF-8 bytes as {@code x'..'}. */
  static String hex(String text) {
    return "x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
  }

  /** Refuses a text that has no UTF-8 form, which a driver would change into question marks. */
  static void requireUnicode(String text) {
    if (hasLoneSurrogate(text)) {
      throw new Refused(Problem.blocker(Code.NOT_UTF8, Location.EVERYWHERE));
    }
  }

  /** Each name through the function, joined by commas, in brackets. */
  static String list(List<String> names, UnaryOperator<String> quote) {
    return names.stream().map(quote).collect(Collectors.joining(", ", "(", ")"));
  }

  /** True for a number, a text in apostrophes, NULL, TRUE or FALSE. */
  static boolean isPlainLiteral(String sql) {
    String text = sql.strip();
    return text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
        || text.matches("'([^'\\\\]|'')*'")
        || List.of("null", "true", "false").contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean hasLoneSurrogate(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String visible(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
