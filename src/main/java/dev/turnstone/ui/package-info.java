/** The window: a workbench around the engine. */
@NullMarked
package dev.turnstone.ui;

import org.jspecify.annotations.NullMarked;
