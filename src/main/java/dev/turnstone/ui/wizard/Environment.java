package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Chip.Meaning;
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

  public Meaning meaning() {
    return meaning;
  }

  /** Under which its words are found. */
  public String key() {
    return "environment." + name().toLowerCase(Locale.ROOT);
  }
}
