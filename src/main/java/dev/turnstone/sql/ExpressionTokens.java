package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts an expression into words, names, texts, numbers and signs. MariaDB and MySQL spell texts in
 * their catalogues with backslash escapes, whatever the session.
 */
final class ExpressionTokens {
  private static final List<String> SIGNS =
      List.of(
          "::", "<=", ">=", "<>", "!=", "==", "=", "<", ">", "+", "-", "*", "(", ")", ",", "[",
          "]");

  private final String sql;
  private final Vendor vendor;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** What a token is. */
  enum Kind {
    /** A bare word: a keyword, a function or a column. */
    WORD,
    /** A name in quotes, its quotes undone. */
    NAME,
    /** A text, its quotes and escapes undone. */
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  record Token(Kind kind, String text) {
    boolean is(String signOrWord) {
      return (kind == Kind.SIGN || kind == Kind.WORD) && text.equalsIgnoreCase(signOrWord);
    }
  }

  private ExpressionTokens(String sql, Vendor vendor) {
    this.sql = sql;
    this.vendor = vendor;
  }

  static List<Token> of(String sql, Vendor vendor) {
    return new ExpressionTokens(sql, vendor).all();
  }

  private List<Token> all() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) at++;
      else if (c == '\'') text(false);
      else if (isNameQuote(c)) name(c);
      else if (isDigit(c)) number();
      else if (isWordStart(c)) word();
      else sign();
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private boolean isNameQuote(char c) {
    return switch (vendor) {
      case POSTGRESQL -> c == '"';
      case SQLITE -> c == '"' || c == '`' || (c == '[' && !afterWord("ARRAY"));
      case MARIADB, MYSQL -> c == '`';
    };
  }

  private boolean afterWord(String word) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(word);
  }

  private void name(char open) {
    char close = open == '[' ? ']' : open;
    StringBuilder name = new StringBuilder();
    for (at++; ; at++) {
      if (at >= sql.length()) throw new Untranslatable("a name without end");
      char c = sql.charAt(at);
      if (c != close) name.append(c);
      else if (open != '[' && follows(close)) {
        name.append(c);
        at++;
      } else break;
    }
    at++;
    tokens.add(new Token(Kind.NAME, name.toString()));
  }

  private void text(boolean escapes) {
    boolean backslashes = escapes || vendor.mysqlFamily();
    StringBuilder text = new StringBuilder();
    for (at++; ; at++) {
      if (at >= sql.length()) throw new Untranslatable("a text without end");
      char c = sql.charAt(at);
      if (c == '\\' && backslashes) {
        at++;
        text.append(escaped());
      } else if (c != '\'') text.append(c);
      else if (follows('\'')) {
        text.append(c);
        at++;
      } else break;
    }
    at++;
    tokens.add(new Token(Kind.TEXT, text.toString()));
  }

  private char escaped() {
    if (at >= sql.length()) throw new Untranslatable("a text without end");
    char c = sql.charAt(at);
    return switch (c) {
      case '\\', '\'', '"' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '0' -> '\0';
      case 'Z' -> '\u001a';
      default -> throw new Untranslatable("an escape in a text");
    };
  }

  private boolean follows(char c) {
    return at + 1 < sql.length() && sql.charAt(at + 1) == c;
  }

  private void number() {
    int start = at;
    while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.')) at++;
    String number = sql.substring(start, at);
    if (!number.matches("[0-9]{1,100}(\\.[0-9]{1,100})?")) throw new Untranslatable(number);
    tokens.add(new Token(Kind.NUMBER, number));
  }

  private void word() {
    int start = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) at++;
    String word = sql.substring(start, at);
    String lower = word.toLowerCase(Locale.ROOT);
    boolean beforeText = at < sql.length() && sql.charAt(at) == '\'';
    if (beforeText && lower.equals("e") && vendor == Vendor.POSTGRESQL) {
      text(true);
    } else if (lower.matches("_utf8(mb[34])?") && vendor.mysqlFamily()) {
      introduced();
    } else if (beforeText && !lower.equals("in") && lower.length() < 3) {
      throw new Untranslatable("a text in a special notation");
    } else {
      tokens.add(new Token(Kind.WORD, word));
    }
  }

  /** The word before a text that names its character set; MySQL writes its quotes as \'. */
  private void introduced() {
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) at++;
    if (sql.startsWith("\\'", at)) {
      int end = sql.indexOf("\\'", at + 2);
      String inner = end < 0 ? "\\" : sql.substring(at + 2, end);
      if (inner.indexOf('\\') >= 0 || inner.indexOf('\'') >= 0) {
        throw new Untranslatable("escapes within escapes");
      }
      tokens.add(new Token(Kind.TEXT, inner));
      at = end + 2;
    } else if (at < sql.length() && sql.charAt(at) == '\'') {
      text(false);
    } else {
      throw new Untranslatable("a text in a special notation");
    }
  }

  private void sign() {
    String found =
        SIGNS.stream()
            .filter(s -> sql.startsWith(s, at))
            .findFirst()
            .orElseThrow(() -> new Untranslatable("an unknown sign"));
    at += found.length();
    boolean isUnknown = at < sql.length() && "=<>!|&~@#".indexOf(sql.charAt(at)) >= 0;
    if (isUnknown && "=<>!".contains(found.substring(found.length() - 1))) {
      throw new Untranslatable("an unknown operator");
    }
    boolean comment = found.equals("-") && at < sql.length() && sql.charAt(at) == '-';
    if (comment) throw new Untranslatable("a comment");
    tokens.add(new Token(Kind.SIGN, found));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
