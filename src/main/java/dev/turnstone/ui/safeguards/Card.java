package dev.turnstone.ui.safeguards;

import java.util.List;

/** Safeguards that protect from the same, together on the page. */
public enum Card {
  CANARY("safeguards.canary"),
  ERRORS("safeguards.errors"),
  WINDOW("safeguards.window"),
  LOAD("safeguards.load"),
  CHUNKS("safeguards.chunks"),
  ENVIRONMENT("safeguards.environment");

  private final String key;

  Card(String key) {
    this.key = key;
  }

  /**
   * Under which its name is found, what it protects from with {@code .about}, and what happens when
   * it trips with {@code .for}.
   */
  public String key() {
    return key;
  }

  /** Its limits that are numbers, in the order of the page. */
  public List<Limit> limits() {
    return switch (this) {
      case CANARY -> List.of(Limit.CANARY);
      case ERRORS -> List.of(Limit.SET_ASIDE_ROWS, Limit.SET_ASIDE_PERCENT);
      case LOAD -> List.of(Limit.ROWS_PER_SECOND, Limit.MEGABYTES_PER_SECOND, Limit.WORKERS);
      case CHUNKS -> List.of(Limit.CHUNK_ROWS);
      case WINDOW, ENVIRONMENT -> List.of();
    };
  }
}
