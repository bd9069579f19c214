package dev.turnstone.app.settings;

/**
 * What a person has set.
 *
 * @param dark true for the dark look
 * @param language {@code en} or {@code de}
 * @param scale size of everything in the window in percent, {@link #LEAST} to {@link #MOST}
 */
public record Settings(boolean dark, String language, int scale) {
  public static final int LEAST = 100;
  public static final int MOST = 200;

  /** Light, English, as large as the system has it. */
  public static final Settings USUAL = new Settings(false, "en", LEAST);

  public Settings {
    language = "de".equals(language) ? "de" : "en"; // there is no third one
    scale = Math.max(LEAST, Math.min(MOST, scale));
  }

  public Settings withDark(boolean wanted) {
    return new Settings(wanted, language, scale);
  }

  public Settings withLanguage(String wanted) {
    return new Settings(dark, wanted, scale);
  }

  public Settings withScale(int percent) {
    return new Settings(dark, language, percent);
  }
}
