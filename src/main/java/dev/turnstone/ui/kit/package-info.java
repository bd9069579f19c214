/** What every view is made of: words, colours, icons, and work that does not hold up the window. */
@NullMarked
package dev.turnstone.ui.kit;

import org.jspecify.annotations.NullMarked;
