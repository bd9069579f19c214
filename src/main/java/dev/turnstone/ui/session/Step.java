package dev.turnstone.ui.session;

import java.util.List;
import java.util.Locale;

/** The steps of a migration, in the order of the rail. */
public enum Step {
  CONNECT,
  CATALOGUE,
  MAP,
  SAFEGUARDS,
  REHEARSE,
  EXECUTE,
  COMPARE;

  private static final List<Step> ORDER = List.of(values());

  /** As it stands on the rail; the first is 1. */
  public int number() {
    return ORDER.indexOf(this) + 1;
  }

  /** Under which its words are found, {@code step.connect} and so on. */
  public String key() {
    return "step." + name().toLowerCase(Locale.ROOT);
  }
}
