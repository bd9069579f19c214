/** The program: {@code Main} and nothing else; every part has a package of its own. */
@NullMarked
package dev.turnstone;

import org.jspecify.annotations.NullMarked;
