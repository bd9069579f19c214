package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Chip.Meaning;
import java.util.Arrays;
import java.util.Locale;

/** What the target is used for, and so how much a mistake there costs. */
public enum Environment {
  TEST(Meaning.PLAIN),
  STAGING(Meaning.INFO),
  PRODUCTION(Meaning.ALARM);

  private final Meaning meaning;

  Environment(Meaning meaning) {
    this.meaning = meaning;
  }

  /** The one of this name; a test where there is none. */
  public static Environment of(String name) {
    return Arrays.stream(values()).filter(e -> e.name().equals(name)).findFirst().orElse(TEST);
  }

  public Meaning meaning() {
    return meaning;
  }

  /** Under which its words are found. */
  public String key() {
    return "environment." + name().toLowerCase(Locale.ROOT);
  }
}
