/** What has happened, durable on disk: runs, chunks, fingerprints, rows set aside. */
@NullMarked
package dev.turnstone.journal;

import org.jspecify.annotations.NullMarked;
