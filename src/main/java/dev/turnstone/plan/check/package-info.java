/** What stands in the way of a plan, found before anything is written. */
@NullMarked
package dev.turnstone.plan.check;

import org.jspecify.annotations.NullMarked;
