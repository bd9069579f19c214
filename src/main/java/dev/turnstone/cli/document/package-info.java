/** The JSON and CSV documents of the command line, whose names others rely on. */
@NullMarked
package dev.turnstone.cli.document;

import org.jspecify.annotations.NullMarked;
