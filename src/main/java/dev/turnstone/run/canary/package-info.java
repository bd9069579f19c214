/** Chooses the slice of the source that a canary loads, and reads nothing else of it. */
@NullMarked
package dev.turnstone.run.canary;

import org.jspecify.annotations.NullMarked;
