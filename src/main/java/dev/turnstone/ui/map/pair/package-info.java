/** What a plan says of a pair of tables, and how sure that is, as values to be shown. */
@NullMarked
package dev.turnstone.ui.map.pair;

import org.jspecify.annotations.NullMarked;
