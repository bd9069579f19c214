package dev.turnstone.sql;

import java.util.Locale;

/**
 * A piece of a script's text that means something.
 *
 * @param text as it stands there, quotes included
 * @param start where it begins, in characters from 0
 */
record ScriptToken(Kind kind, String text, int start) {
  /** What it is. */
  enum Kind {
    /** A keyword, a name without quotes or a number. */
    WORD,
    /** A name or a text in quotes of any kind. */
    QUOTED,
    SIGN,
    /** What ends a statement. */
    END,
    /** A comment whose content some server would carry out. */
    HIDDEN,
    /** Quotes or a comment that nothing closes; it reaches to the end of the text. */
    OPEN
  }

  int end() {
    return start + text.length();
  }

  /** True for this keyword, which is never quoted; in upper case. */
  boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isSign(char sign) {
    return kind == Kind.SIGN && text.charAt(0) == sign;
  }

  /** The keyword in upper case; empty: it is none. */
  String word() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
  }
}
