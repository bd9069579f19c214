/** Turns a plan into an approved one: the only way to a run. */
@NullMarked
package dev.turnstone.rehearse;

import org.jspecify.annotations.NullMarked;
