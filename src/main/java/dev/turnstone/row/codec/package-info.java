/** Values as bytes: checking, reading and writing their text forms without making objects. */
@NullMarked
package dev.turnstone.row.codec;

import org.jspecify.annotations.NullMarked;
