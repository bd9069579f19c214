package dev.turnstone.ui.rule.expression;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a piece of an expression is shown.
 *
 * @param style {@code text}, {@code number}, {@code function}, {@code column} or {@code word};
 *     empty: as plain letters
 */
record Colouring(int from, int to, String style) {
  private static final Set<String> WORDS = Set.of("true", "false", "null", "in");

  /** Of a whole text, without gaps at pieces only; names that are neither are left plain. */
  static List<Colouring> of(String text, Set<String> columns) {
    List<Token> tokens = Token.of(text);
    return IntStream.range(0, tokens.size())
        .mapToObj(
            i -> new Colouring(tokens.get(i).at(), tokens.get(i).end(), style(tokens, i, columns)))
        .toList();
  }

  private static String style(List<Token> tokens, int at, Set<String> columns) {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case TEXT -> "text";
      case NUMBER -> "number";
      case OTHER -> "";
      case NAME -> {
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).letters().equals("(");
        if (called) yield "function";
        if (WORDS.contains(token.letters())) yield "word";
        yield columns.contains(token.letters()) || token.letters().equals("row") ? "column" : "";
      }
    };
  }
}
