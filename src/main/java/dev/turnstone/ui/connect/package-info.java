/** The first step: where rows come from, where they go, and whether both can be worked with. */
@NullMarked
package dev.turnstone.ui.connect;

import org.jspecify.annotations.NullMarked;
