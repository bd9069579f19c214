/** PostgreSQL: its catalogue, its rows read and written. */
@NullMarked
package dev.turnstone.jdbc.postgres;

import org.jspecify.annotations.NullMarked;
