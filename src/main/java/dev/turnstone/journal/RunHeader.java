package dev.turnstone.journal;

import java.time.Instant;

/**
 * What a run is, fixed when it starts.
 *
 * @param run its name, unique in the workspace
 * @param planHash identity of the plan
 * @param planJson the plan itself, in its file form
 * @param from connection text of the source, without secrets
 * @param to connection text of the target, without secrets
 * @param operator who began it and on which machine; the empty text where that is not known
 */
public record RunHeader(
    String run,
    String planHash,
    String planJson,
    String from,
    String to,
    Instant started,
    String operator) {}
