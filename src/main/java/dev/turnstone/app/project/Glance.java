package dev.turnstone.app.project;

import dev.turnstone.app.RunSummary;
import dev.turnstone.problem.Problem;
import java.util.Optional;

/**
 * A project at a glance.
 *
 * @param lastRun the newest run that can be read; empty: none yet
 * @param problem why it cannot be opened; empty: it can
 */
public record Glance(Project project, Optional<RunSummary> lastRun, Optional<Problem> problem) {}
