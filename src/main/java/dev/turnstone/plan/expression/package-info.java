/** Typed expressions and filters over the columns of a source table, in CEL. */
@NullMarked
package dev.turnstone.plan.expression;

import org.jspecify.annotations.NullMarked;
