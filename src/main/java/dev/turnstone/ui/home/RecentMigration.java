package dev.turnstone.ui.home;

import dev.turnstone.ui.kit.Chip.Meaning;
import java.nio.file.Path;

/**
 * A line of the list of migrations, in words.
 *
 * @param fidelity how much of the last run arrived
 * @param explanation why it cannot be opened; empty: it can
 */
public record RecentMigration(
    Path folder,
    String name,
    String between,
    String stage,
    Meaning meaning,
    String lastRun,
    String fidelity,
    String explanation) {
  /** True when it can be opened. */
  boolean opens() {
    return explanation.isEmpty();
  }
}
