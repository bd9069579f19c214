/** Plans as files: JSON, its canonical form and identity, and reading that never guesses. */
@NullMarked
package dev.turnstone.plan.file;

import org.jspecify.annotations.NullMarked;
