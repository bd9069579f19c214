/** Carries an approved plan out, chunk by chunk, exactly once. */
@NullMarked
package dev.turnstone.run;

import org.jspecify.annotations.NullMarked;
