package dev.turnstone.ui.compare;

/**
 * A cell among the differing rows of a table.
 *
 * @param row from 0
 * @param column from 0, without the column of signs
 */
public record Place(long row, int column) {}
