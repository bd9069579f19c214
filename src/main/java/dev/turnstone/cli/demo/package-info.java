/** The demonstration: the sample taken through every stage. */
@NullMarked
package dev.turnstone.cli.demo;

import org.jspecify.annotations.NullMarked;
