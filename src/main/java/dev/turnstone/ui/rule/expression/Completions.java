package dev.turnstone.ui.rule.expression;

import dev.turnstone.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be written at a place of an expression.
 *
 * @param from where the letters begin that are there already
 * @param list those that fit them: that begin so first, then those that have them inside
 */
public record Completions(int from, List<Completion> list) {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_A-Za-z0-9]*");

  /** Words of the language, which cannot be written as a column's name. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "row",
          "true",
          "var",
          "void",
          "while");

  public Completions {
    list = List.copyOf(list);
  }

  /** At this place of the text, over these columns. */
  public static Completions at(String text, int caret, List<Column> columns) {
    List<Token> tokens = Token.of(text.substring(0, caret));
    Token last =
        tokens.isEmpty() ? new Token(Token.Kind.OTHER, caret, "") : tokens.get(tokens.size() - 1);
    if (last.kind() == Token.Kind.TEXT && last.open()) {
      return inText(tokens, caret, columns);
    }
    boolean word = last.kind() == Token.Kind.NAME && last.end() == caret;
    String begun = word ? last.letters() : "";
    int from = caret - begun.length();
    boolean behindDot = from > 0 && text.charAt(from - 1) == '.';
    Stream<Completion> all = behindDot ? methods() : Stream.concat(names(columns), functions());
    return new Completions(from, fitting(all.toList(), begun));
  }

  /** How a column is written, whatever its name. */
  public static String written(String column) {
    return NAME.matcher(column).matches() && !RESERVED.contains(column)
        ? column
        : "row[\"" + column.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  /** Within {@code row["} the columns, within any other text nothing. */
  private static Completions inText(List<Token> tokens, int caret, List<Column> columns) {
    int count = tokens.size();
    boolean ofRow =
        count > 2
            && tokens.get(count - 2).letters().equals("[")
            && tokens.get(count - 3).letters().equals("row");
    if (!ofRow) {
      return new Completions(caret, List.of());
    }
    String opened = tokens.get(count - 1).letters();
    String begun = opened.substring(1);
    String closing = opened.charAt(0) + "]";
    List<Completion> all =
        columns.stream()
            .map(c -> new Completion(c.name(), c.nativeType(), c.name() + closing, 0, true))
            .toList();
    return new Completions(caret - begun.length(), fitting(all, begun));
  }

  private static Stream<Completion> names(List<Column> columns) {
    return columns.stream()
        .map(c -> new Completion(c.name(), c.nativeType(), written(c.name()), 0, true));
  }

  private static Stream<Completion> functions() {
    return ExpressionFunction.ALL.stream()
        .filter(f -> f.of().isEmpty())
        .map(Completions::completion);
  }

  private static Stream<Completion> methods() {
    return ExpressionFunction.ALL.stream()
        .filter(f -> !f.of().isEmpty())
        .map(Completions::completion);
  }

  private static Completion completion(ExpressionFunction function) {
    boolean empty = function.form().startsWith("()");
    String called = function.form().startsWith("strings.") ? "strings.quote" : function.name();
    return new Completion(function.name(), function.shown(), called + "()", empty ? 0 : 1, false);
  }

  private static List<Completion> fitting(List<Completion> all, String begun) {
    String wanted = begun.toLowerCase(Locale.ROOT);
    List<Completion> fit = new ArrayList<>();
    List<Completion> inside = new ArrayList<>();
    for (Completion one : all) {
      String name = one.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(wanted)) {
        fit.add(one);
      } else if (name.contains(wanted)) {
        inside.add(one);
      }
    }
    fit.addAll(inside);
    return fit;
  }
}
