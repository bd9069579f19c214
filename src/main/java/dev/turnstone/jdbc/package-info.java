/** The only package that opens connections: readers, sources and sinks, one folder per vendor. */
@NullMarked
package dev.turnstone.jdbc;

import org.jspecify.annotations.NullMarked;
