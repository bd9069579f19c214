package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.FieldRule;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes one text of what fills a column and one more source column, with a space between. */
public final class Joining {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words of the language, which are no names in it. */
  private static final Set<String> RESERVED =
      Set.of(
          "as break const continue else false for function if import in let loop namespace null"
              .concat(" package return row true var void while")
              .split(" "));

  private Joining() {}

  /**
   * The expression that joins both.
   *
   * @param now the source column of the rule that is there; empty: it is an expression
   * @return empty: a value of this rule cannot be joined
   */
  public static Optional<FieldRule.Expression> of(
      FieldRule rule, Optional<Column> now, Column more) {
    Optional<String> first =
        rule instanceof FieldRule.Expression e
            ? Optional.of("(" + e.cel() + ")")
            : rule instanceof FieldRule.Copy ? now.map(Joining::text) : Optional.empty();
    return first.map(f -> new FieldRule.Expression(f + " + \" \" + " + text(more)));
  }

  /** A column as text, where NULL is the empty text. */
  private static String text(Column column) {
    String name = name(column.name());
    boolean text = column.type() instanceof LogicalType.Text;
    String value = text ? name : "string(" + name + ")";
    return column.nullable() ? "(" + name + " == null ? \"\" : " + value + ")" : value;
  }

  private static String name(String column) {
    return PLAIN.matcher(column).matches() && !RESERVED.contains(column)
        ? column
        : "row[\"" + column.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }
}
