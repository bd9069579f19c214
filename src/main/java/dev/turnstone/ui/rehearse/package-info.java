/** The page that tells what a run would do, down to single rows, before anything is written. */
@NullMarked
package dev.turnstone.ui.rehearse;

import org.jspecify.annotations.NullMarked;
