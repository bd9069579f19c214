/** The way back: what a run wrote is taken out of its target again. */
@NullMarked
package dev.turnstone.ui.rollback;

import org.jspecify.annotations.NullMarked;
