/** Snapshots: what was in a database at one moment, in an encrypted file that tells any damage. */
@NullMarked
package dev.turnstone.undo.snapshot;

import org.jspecify.annotations.NullMarked;
