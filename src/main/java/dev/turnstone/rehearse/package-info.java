/**
 * Turns a plan into an approved one: the only way to a run; asks what has to be true before and
 * after.
 */
@NullMarked
package dev.turnstone.rehearse;

import org.jspecify.annotations.NullMarked;
