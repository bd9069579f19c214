package dev.turnstone.app.profile;

/**
 * The form of a text without its content: {@code 9} for each digit, {@code a}, {@code aa} and
 * {@code aaa} for one, two, and three or more small letters, {@code A} likewise for capitals and
 * for scripts that know no such difference; everything else as it is.
 */
public final class Mask {
  private static final int LONGEST = 32;
  private static final int LETTERS = 3;

  private Mask() {}

  /** The form of a text; a long one is cut and ends in {@code …}. */
  public static String of(String text) {
    StringBuilder mask = new StringBuilder();
    int run = 0;
    char last = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int letter = text.codePointAt(at);
      char kind = kind(letter);
      run = kind == last ? run + 1 : 1;
      last = kind;
      if (kind == 0) {
        mask.appendCodePoint(letter);
      } else if (kind == '9' || run <= LETTERS) {
        mask.append(kind);
      }
      if (mask.length() > LONGEST) {
        mask.setLength(LONGEST);
        return mask.append('…').toString();
      }
    }
    return mask.toString();
  }

  /** 0: stands for itself. */
  private static char kind(int letter) {
    if (Character.isDigit(letter)) {
      return '9';
    }
    if (Character.isLetter(letter)) {
      return Character.isLowerCase(letter) ? 'a' : 'A';
    }
    return 0;
  }
}
