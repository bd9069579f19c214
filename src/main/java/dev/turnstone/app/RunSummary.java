package dev.turnstone.app;

import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.RunState;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of the workspace at a glance.
 *
 * @param working true while a process of this machine works on it
 * @param ended when it ended or stopped; empty while it works or after it was killed
 * @param promotedTo of a canary the run that carried the whole plan out
 */
public record RunSummary(
    RunHeader header,
    RunState state,
    boolean working,
    Optional<Instant> ended,
    Optional<String> promotedTo) {}
