package dev.turnstone.plan.expression;

import dev.cel.common.types.CelType;
import dev.turnstone.catalog.Column;

/**
 * A source column as an expression sees it.
 *
 * @param name the variable in the compiled expression that must be given the column's value
 * @param column the source column
 * @param type what the value must be, see {@link ColumnTypes}; a column that can be NULL takes null
 *     too
 */
public record ColumnVariable(String name, Column column, CelType type) {}
