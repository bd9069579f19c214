/** What is wrong, as values, and as one sealed tree of exceptions. */
@NullMarked
package dev.turnstone.problem;

import org.jspecify.annotations.NullMarked;
