/** SQLite: its catalogue, its rows read and written. */
@NullMarked
package dev.turnstone.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
