/** What went wrong, with the one thing that helps. */
@NullMarked
package dev.turnstone.ui.failure;

import org.jspecify.annotations.NullMarked;
