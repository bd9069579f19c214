package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ScriptToken.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script token by token, past comments, by one vendor's rules of quoting. */
final class ScriptTokens {
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][A-Za-z0-9_\\x80-\\uFFFF]*)?\\$");

  private final String text;
  private final Vendor vendor;
  private int at;
  private String delimiter = ";";

  ScriptTokens(Vendor vendor, String text) {
    this.vendor = vendor;
    this.text = text;
  }

  /** From here on this ends statements; only the MySQL family knows any but the semicolon. */
  void endsAt(String other) {
    delimiter = other;
  }

  /** What ends a statement now. */
  String delimiter() {
    return delimiter;
  }

  /** What is left of the present line, which is passed over. */
  String restOfLine() {
    int end = lineEnd();
    String rest = text.substring(at, end).strip();
    at = end;
    return rest;
  }

  /** The next token; empty at the end of the text. */
  Optional<ScriptToken> next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\ufeff') {
        at++;
      } else if (lineComment(c)) {
        at = lineEnd();
      } else if (text.startsWith("/*", at)) {
        Optional<ScriptToken> told = comment();
        if (told.isPresent()) return told;
      } else {
        return Optional.of(token(c));
      }
    }
    return Optional.empty();
  }

  /** MySQL takes two dashes for a comment only where a blank follows. */
  private boolean lineComment(char c) {
    boolean family = vendor.mysqlFamily();
    if (family && c == '#') return true;
    if (!text.startsWith("--", at)) return false;
    return !family || at + 2 >= text.length() || text.charAt(at + 2) <= ' ';
  }

  /** To PostgreSQL a carriage return ends a line as well. */
  private int lineEnd() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n') {
      if (vendor == Vendor.POSTGRESQL && text.charAt(end) == '\r') return end;
      end++;
    }
    return end;
  }

  private Optional<ScriptToken> comment() {
    int start = at;
    boolean hidden = text.startsWith("/*!", at) || text.startsWith("/*M!", at);
    boolean closed = vendor == Vendor.POSTGRESQL ? skipNested() : skipTo("*/", at + 2);
    if (!closed && vendor != Vendor.SQLITE) return Optional.of(token(Kind.OPEN, start));
    return hidden && vendor.mysqlFamily()
        ? Optional.of(token(Kind.HIDDEN, start))
        : Optional.empty();
  }

  private boolean skipNested() {
    int depth = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) return true;
      } else {
        at++;
      }
    }
    return false;
  }

  private boolean skipTo(String end, int from) {
    int found = text.indexOf(end, from);
    at = found < 0 ? text.length() : found + end.length();
    return found >= 0;
  }

  private ScriptToken token(Kind kind, int start) {
    return new ScriptToken(kind, text.substring(start, at), start);
  }

  private ScriptToken token(char c) {
    int start = at;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length();
      return token(Kind.END, start);
    }
    if (c == '\'' || c == '"' || (c == '`' && vendor != Vendor.POSTGRESQL)) {
      return quoted(start, c, vendor.mysqlFamily() && c != '`');
    }
    if (c == '[' && vendor == Vendor.SQLITE) {
      return token(skipTo("]", at) ? Kind.QUOTED : Kind.OPEN, start);
    }
    if (c == '$' && vendor == Vendor.POSTGRESQL) {
      Matcher tag = DOLLAR.matcher(text).region(at, text.length());
      if (tag.lookingAt()) {
        return token(skipTo(tag.group(), tag.end()) ? Kind.QUOTED : Kind.OPEN, start);
      }
    }
    return isWordPart(c) ? word(start) : sign(start);
  }

  private ScriptToken quoted(int start, char quote, boolean escapes) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && escapes) {
        at = Math.min(at + 1, text.length());
      } else if (c == quote && at < text.length() && text.charAt(at) == quote) {
        at++;
      } else if (c == quote) {
        return token(Kind.QUOTED, start);
      }
    }
    return token(Kind.OPEN, start);
  }

  /** PostgreSQL reads a backslash in a text only where an E stands right before it. */
  private ScriptToken word(int start) {
    while (at < text.length() && isWordPart(text.charAt(at)) && !delimited()) {
      at++;
    }
    boolean escapes =
        vendor == Vendor.POSTGRESQL
            && at - start == 1
            && (text.charAt(start) == 'e' || text.charAt(start) == 'E')
            && text.startsWith("'", at);
    return escapes ? quoted(start, '\'', true) : token(Kind.WORD, start);
  }

  /** A delimiter of signs that can also stand in words, such as two dollars. */
  private boolean delimited() {
    return text.startsWith(delimiter, at);
  }

  private ScriptToken sign(int start) {
    at++;
    return token(Kind.SIGN, start);
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
