/** The page on which is said how far a run may go, and what has to be true before and after it. */
@NullMarked
package dev.turnstone.ui.safeguards;

import org.jspecify.annotations.NullMarked;
