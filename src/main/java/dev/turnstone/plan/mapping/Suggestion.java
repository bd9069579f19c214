package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.TableName;
import java.util.Optional;

/**
 * A match that auto-mapping put into the plan.
 *
 * @param sourceColumn empty when the match is of tables
 * @param targetColumn empty when the match is of tables
 * @param score 0 to 1: how sure it is; 1 for the same name
 * @param reason why, a few words for people
 */
public record Suggestion(
    TableName source,
    Optional<String> sourceColumn,
    TableName target,
    Optional<String> targetColumn,
    double score,
    String reason) {}
