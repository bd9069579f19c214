/** How a plan is proposed: names matched, missing tables designed, nothing guessed twice. */
@NullMarked
package dev.turnstone.plan.mapping;

import org.jspecify.annotations.NullMarked;
