package dev.turnstone.problem;

import java.util.regex.Pattern;

/** Words of commands that a person can copy into a shell. */
public final class ShellWord {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private ShellWord() {}

  /** The text as one word: as it is where nothing in it means something to a shell, else quoted. */
  public static String of(String text) {
    return SAFE.matcher(text).matches() && !text.startsWith("-")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
