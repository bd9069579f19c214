/** The window of the operating system, and what it needs to be there. */
@NullMarked
package dev.turnstone.ui.window;

import org.jspecify.annotations.NullMarked;
