/** What is known of single tables and columns: their values, how sensitive they are, and whose. */
@NullMarked
package dev.turnstone.ui.catalogue.field;

import org.jspecify.annotations.NullMarked;
