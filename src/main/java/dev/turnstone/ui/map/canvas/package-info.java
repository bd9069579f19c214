/** Columns of both sides with the lines between them, drawn and drawn along. */
@NullMarked
package dev.turnstone.ui.map.canvas;

import org.jspecify.annotations.NullMarked;
