/** What differs between two states of data, down to the cell, however many rows there are. */
@NullMarked
package dev.turnstone.ui.compare;

import org.jspecify.annotations.NullMarked;
