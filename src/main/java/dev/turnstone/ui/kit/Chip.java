package dev.turnstone.ui.kit;

import java.util.Locale;
import javafx.scene.control.Label;

/** A word or two with a meaning, which the colour repeats and never says alone. */
public final class Chip extends Label {
  /** What it means. */
  public enum Meaning {
    OK,
    WARN,
    LOSS,
    INFO,
    ACCENT,
    /** Nothing but what it says. */
    PLAIN,
    /** A place where mistakes hurt. */
    ALARM
  }

  public Chip(String words, Meaning meaning) {
    super(words);
    getStyleClass().setAll("label", "chip");
    mean(meaning);
    setMinWidth(USE_PREF_SIZE);
  }

  /** The same chip with another meaning. */
  public void mean(Meaning meaning) {
    for (Meaning each : Meaning.values()) {
      getStyleClass().remove(styleOf(each));
    }
    getStyleClass().add(styleOf(meaning));
  }

  /** Larger, for the top bar. */
  public Chip tall() {
    getStyleClass().add("tall");
    return this;
  }

  private static String styleOf(Meaning meaning) {
    return meaning.name().toLowerCase(Locale.ROOT);
  }
}
