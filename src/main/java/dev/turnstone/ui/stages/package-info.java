/** Wires the pages of one migration by hand. */
@NullMarked
package dev.turnstone.ui.stages;

import org.jspecify.annotations.NullMarked;
