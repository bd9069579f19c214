/** The bytes of PostgreSQL's COPY formats: rows taken apart and put together; no connections. */
@NullMarked
package dev.turnstone.jdbc.postgres.copy;

import org.jspecify.annotations.NullMarked;
