/** What shall happen: the migration plan, how it is proposed and how it is checked. */
@NullMarked
package dev.turnstone.plan;

import org.jspecify.annotations.NullMarked;
