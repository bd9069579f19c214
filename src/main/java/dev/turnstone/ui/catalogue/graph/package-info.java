/** How tables depend on each other, drawn: what has to be loaded first stands on the left. */
@NullMarked
package dev.turnstone.ui.catalogue.graph;

import org.jspecify.annotations.NullMarked;
