/**
 * Tables that are loaded beside others, to take their places: who works on them sees the others'
 * names.
 */
@NullMarked
package dev.turnstone.run.stage;

import org.jspecify.annotations.NullMarked;
