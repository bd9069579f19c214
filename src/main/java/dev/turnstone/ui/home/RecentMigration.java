package dev.turnstone.ui.home;

import dev.turnstone.ui.kit.Chip.Meaning;
import java.nio.file.Path;

/**
 * A line of the list of migrations, in words.
 *
 * @param fidelity how much of the last run arrived
 * @param explanation what is behind the stage, where it needs more words; may be empty
 * @param opens true when it can be opened
 */
public record RecentMigration(
    Path folder,
    String name,
    String between,
    String stage,
    Meaning meaning,
    String lastRun,
    String fidelity,
    String explanation,
    boolean opens) {}
