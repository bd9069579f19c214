/** What a plan would make of real rows, shown while it is worked on. */
@NullMarked
package dev.turnstone.app.preview;

import org.jspecify.annotations.NullMarked;
