/**
 * The command line: commands, their options, exit codes; the only package that ends up on the
 * standard streams.
 */
@NullMarked
package dev.turnstone.cli;

import org.jspecify.annotations.NullMarked;
