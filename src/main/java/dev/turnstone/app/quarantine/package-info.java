/** Rows that a run set aside, for other programs. */
@NullMarked
package dev.turnstone.app.quarantine;

import org.jspecify.annotations.NullMarked;
