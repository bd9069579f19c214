package dev.turnstone.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the window in one language. */
public final class Messages {
  private static final String NAME = "dev.turnstone.ui.messages";

  private final ResourceBundle words;
  private final Locale locale;

  private Messages(ResourceBundle words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  /** German where that is asked for, else English, whatever the machine's own language is. */
  public static Messages of(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    Locale spoken = german ? Locale.GERMAN : Locale.ROOT;
    Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return new Messages(
        ResourceBundle.getBundle(NAME, spoken, exact), german ? Locale.GERMAN : Locale.ENGLISH);
  }

  /** The language, for numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /**
   * The words under a key.
   *
   * @param arguments filled in as {0}, {1}, .. in the manner of the language
   */
  public String text(String key, Object... arguments) {
    String pattern = words.getString(key);
    return new MessageFormat(pattern, locale).format(arguments);
  }
}
