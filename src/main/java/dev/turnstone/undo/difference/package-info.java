/** Differences between two states of data, down to the cell, however many rows they have. */
@NullMarked
package dev.turnstone.undo.difference;

import org.jspecify.annotations.NullMarked;
