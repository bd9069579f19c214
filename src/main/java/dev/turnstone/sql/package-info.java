/** What one vendor's SQL looks like; text only, no connections. */
@NullMarked
package dev.turnstone.sql;

import org.jspecify.annotations.NullMarked;
