/** What a person can set, and what the program is made of. */
@NullMarked
package dev.turnstone.ui.settings;

import org.jspecify.annotations.NullMarked;
