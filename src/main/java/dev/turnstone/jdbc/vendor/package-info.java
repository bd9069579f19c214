/** Knows all vendors, so that the rest of the program need not. */
@NullMarked
package dev.turnstone.jdbc.vendor;

import org.jspecify.annotations.NullMarked;
