package dev.turnstone.app.project;

import dev.turnstone.app.Fidelity;
import dev.turnstone.app.RunSummary;
import dev.turnstone.problem.Problem;
import java.util.Optional;

/**
 * A project at a glance.
 *
 * @param lastRun the newest run that can be read; empty: none yet
 * @param fidelity of that run; empty: it did not end well, or was taken back
 * @param problem why it cannot be opened; empty: it can
 */
public record Glance(
    Project project,
    Optional<RunSummary> lastRun,
    Optional<Fidelity> fidelity,
    Optional<Problem> problem) {}
