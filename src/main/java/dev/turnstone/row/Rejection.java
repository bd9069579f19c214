package dev.turnstone.row;

import dev.turnstone.problem.Code;

/**
 * Why a row cannot be written.
 *
 * @param column the target column whose value was refused, or the empty text when it was the filter
 *     that could not be evaluated
 * @param source the source column it came from, or the empty text for an expression
 * @param code the cause
 * @param detail words for the message (a type, a limit), never the value
 */
public record Rejection(String column, String source, Code code, String detail) {}
