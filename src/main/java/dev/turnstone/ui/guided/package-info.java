/** A migration that came with a finished plan, followed one task at a time in plain words. */
@NullMarked
package dev.turnstone.ui.guided;

import org.jspecify.annotations.NullMarked;
