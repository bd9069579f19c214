/** Keys of rows that are not written: which repeat, and which refer to nothing. */
@NullMarked
package dev.turnstone.rehearse.keys;

import org.jspecify.annotations.NullMarked;
