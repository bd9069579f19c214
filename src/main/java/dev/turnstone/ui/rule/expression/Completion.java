package dev.turnstone.ui.rule.expression;

/**
 * One way to go on with what is being written.
 *
 * @param name what it is called
 * @param detail its type, or how it is written
 * @param inserted what takes the place of the letters that are there
 * @param back how many letters from its end the caret stands then
 * @param column true: it is a column; false: a function
 */
public record Completion(String name, String detail, String inserted, int back, boolean column) {}
