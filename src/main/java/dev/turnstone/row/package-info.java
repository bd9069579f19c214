/** Rows and how they change: cursors, writers, programs, conversions, fingerprints. */
@NullMarked
package dev.turnstone.row;

import org.jspecify.annotations.NullMarked;
