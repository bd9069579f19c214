/** Takes back what a run wrote, and nothing else. */
@NullMarked
package dev.turnstone.undo.rollback;

import org.jspecify.annotations.NullMarked;
