/** What is in a database: tables, columns, keys, types; pure values without connections. */
@NullMarked
package dev.turnstone.catalog;

import org.jspecify.annotations.NullMarked;
