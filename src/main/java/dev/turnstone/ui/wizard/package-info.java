/** The frame around the steps: top bar, rail, state sentence. */
@NullMarked
package dev.turnstone.ui.wizard;

import org.jspecify.annotations.NullMarked;
