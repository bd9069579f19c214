/** The first page. */
@NullMarked
package dev.turnstone.ui.home;

import org.jspecify.annotations.NullMarked;
