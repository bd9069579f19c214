/** Where tables and columns of the source meet those of the target, and by which rules. */
@NullMarked
package dev.turnstone.ui.map;

import org.jspecify.annotations.NullMarked;
