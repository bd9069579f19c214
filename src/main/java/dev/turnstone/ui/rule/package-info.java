/** What fills a column and what becomes of its table: the inspector below the map. */
@NullMarked
package dev.turnstone.ui.rule;

import org.jspecify.annotations.NullMarked;
