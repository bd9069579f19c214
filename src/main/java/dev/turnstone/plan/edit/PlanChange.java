package dev.turnstone.plan.edit;

import java.util.Optional;

/**
 * One thing that differs between two plans, in words.
 *
 * @param table as shown to people; empty: the plan as a whole
 * @param column empty: the table as a whole
 * @param before what was planned; empty text: nothing
 * @param after what is planned now; empty text: nothing
 */
public record PlanChange(
    Optional<String> table, Optional<String> column, String before, String after) {}
