/** Real rows beside the rule that is decided, before and after it. */
@NullMarked
package dev.turnstone.ui.rule.preview;

import org.jspecify.annotations.NullMarked;
