/** What a person sees in a terminal: text, tables, bars, prompts. */
@NullMarked
package dev.turnstone.cli.screen;

import org.jspecify.annotations.NullMarked;
