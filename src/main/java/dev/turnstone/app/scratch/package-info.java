/**
 * Tries a slice of a plan in scratch copies of the target's tables, as a run does it and its undo,
 * to tell how long they will take and that the undo brings back what was there.
 */
@NullMarked
package dev.turnstone.app.scratch;

import org.jspecify.annotations.NullMarked;
