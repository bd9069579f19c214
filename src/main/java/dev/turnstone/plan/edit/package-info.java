/** Decisions of a person, recorded in a plan: which columns and tables, what, and what changed. */
@NullMarked
package dev.turnstone.plan.edit;

import org.jspecify.annotations.NullMarked;
