package dev.turnstone.ui.rule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of an expression as it is coloured.
 *
 * @param at where it begins
 */
record Token(Kind kind, int at, String letters) {
  /** What it is. */
  enum Kind {
    TEXT,
    NUMBER,
    /** A name of whatever kind. */
    NAME,
    OTHER
  }

  private static final Pattern PIECES =
      Pattern.compile(
          "(?<text>(?:[rRbB]{0,2})(?:\"(?:[^\"\\\\\n]|\\\\.)*(?:\"|$|(?=\n))"
              + "|'(?:[^'\\\\\n]|\\\\.)*(?:'|$|(?=\n))))"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?u?)"
              + "|(?<name>[_A-Za-z][_A-Za-z0-9]*)"
              + "|(?<other>\\S)");

  /** All of a text but the space between them, in order; never fails, whatever is written. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = PIECES.matcher(text);
    while (matcher.find()) {
      Kind kind =
          matcher.group("text") != null
              ? Kind.TEXT
              : matcher.group("number") != null
                  ? Kind.NUMBER
                  : matcher.group("name") != null ? Kind.NAME : Kind.OTHER;
      tokens.add(new Token(kind, matcher.start(), matcher.group()));
    }
    return tokens;
  }

  int end() {
    return at + letters.length();
  }

  /** True for a text whose closing quote is missing. */
  boolean open() {
    int quote = Math.max(letters.indexOf('"'), letters.indexOf('\''));
    int first =
        letters.indexOf('"') < 0 || letters.indexOf('\'') < 0
            ? quote
            : Math.min(letters.indexOf('"'), letters.indexOf('\''));
    char last = letters.charAt(letters.length() - 1);
    boolean escaped = letters.length() > 1 && letters.charAt(letters.length() - 2) == '\\';
    return letters.length() == first + 1 || last != letters.charAt(first) || escaped;
  }
}
