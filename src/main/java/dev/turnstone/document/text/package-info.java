/** Reports as plain text, for a terminal or a file. */
@NullMarked
package dev.turnstone.document.text;

import org.jspecify.annotations.NullMarked;
