/** One open migration as the pages of all its steps share it. */
@NullMarked
package dev.turnstone.ui.migration;

import org.jspecify.annotations.NullMarked;
