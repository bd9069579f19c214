/** Compares what is in the target with what the journal says should be there. */
@NullMarked
package dev.turnstone.verify;

import org.jspecify.annotations.NullMarked;
