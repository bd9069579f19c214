package dev.turnstone.ui.map.pair;

/**
 * A target column as the table of rules has it.
 *
 * @param rule what fills it, in words
 * @param source the source columns that are read
 * @param verdict what becomes of the values, in words
 * @param failure what happens to a row when a value cannot be converted
 */
public record RuleLine(
    FieldLine target, String rule, String source, String verdict, String failure, String comment) {}
