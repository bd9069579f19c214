package dev.turnstone.ui.rule.expression;

import java.util.Optional;

/**
 * Something that is wrong with an expression.
 *
 * @param line counted from 1
 * @param column counted from 1; one behind the last letter: something is missing at the end
 * @param words what is wrong
 * @param hint what to write instead; empty: nobody knows
 */
public record Mistake(int line, int column, String words, Optional<String> hint) {
  /** Where it begins in a text, from 0 to the text's length. */
  public int offset(String text) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return text.length();
      }
      at = end + 1;
    }
    return Math.min(text.length(), at + column - 1);
  }
}
