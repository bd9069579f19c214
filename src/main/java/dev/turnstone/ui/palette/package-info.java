/** Everything that can be done or found, by typing a few letters of it. */
@NullMarked
package dev.turnstone.ui.palette;

import org.jspecify.annotations.NullMarked;
