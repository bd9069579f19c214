package dev.turnstone.jdbc.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Splits SQLite's SQL text into tokens, past comments and through every kind of quotes. */
final class SqliteTokens {
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqliteTokens(String sql) {
    this.sql = sql;
  }

  /** What a token is. */
  enum Kind {
    WORD,
    /** An identifier in "..", `..` or [..]. */
    QUOTED,
    /** Text in '..', which may also stand for an identifier. */
    STRING,
    NUMBER,
    SIGN
  }

  /**
   * @param text without quotes; doubled quotes are single
   */
  record Token(Kind kind, String text, int start, int end) {
    /** True for this keyword, which is never quoted. */
    boolean is(String keyword) {
      return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(char sign) {
      return kind == Kind.SIGN && text.charAt(0) == sign;
    }
  }

  static List<Token> of(String sql) {
    return new SqliteTokens(sql).split();
  }

  /** The source text of the tokens, with what stands between any two cut down to one space. */
  static String source(String sql, List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    int end = -1;
    for (Token token : tokens) {
      if (end >= 0 && token.start() > end) {
        text.append(' ');
      }
      text.append(sql, token.start(), token.end());
      end = token.end();
    }
    return text.toString();
  }

  private List<Token> split() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c) || c == '\ufeff') {
        at++;
      } else if (sql.startsWith("--", at)) {
        skipPast("\n");
      } else if (sql.startsWith("/*", at)) {
        at += 2;
        skipPast("*/");
      } else {
        tokens.add(next(c));
      }
    }
    return tokens;
  }

  private void skipPast(String end) {
    int found = sql.indexOf(end, at);
    at = found < 0 ? sql.length() : found + end.length();
  }

  private Token next(char c) {
    return switch (c) {
      case '"', '`' -> quoted(Kind.QUOTED, c);
      case '[' -> quoted(Kind.QUOTED, ']');
      case '\'' -> quoted(Kind.STRING, c);
      default -> isWordPart(c) ? word() : sign();
    };
  }

  /** Brackets cannot be doubled, the other quotes can. */
  private Token quoted(Kind kind, char quote) {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c != quote) {
        text.append(c);
      } else if (quote != ']' && at < sql.length() && sql.charAt(at) == quote) {
        text.append(c);
        at++;
      } else {
        break;
      }
    }
    return new Token(kind, text.toString(), start, at);
  }

  private Token word() {
    int start = at;
    boolean number = isDigit(sql.charAt(start));
    while (at < sql.length() && (isWordPart(sql.charAt(at)) || (number && sql.charAt(at) == '.'))) {
      at++;
    }
    return new Token(number ? Kind.NUMBER : Kind.WORD, sql.substring(start, at), start, at);
  }

  private Token sign() {
    at++;
    return new Token(Kind.SIGN, sql.substring(at - 1, at), at - 1, at);
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
