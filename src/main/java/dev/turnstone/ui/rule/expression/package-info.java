/** An editor for expressions over the columns of a source table. */
@NullMarked
package dev.turnstone.ui.rule.expression;

import org.jspecify.annotations.NullMarked;
