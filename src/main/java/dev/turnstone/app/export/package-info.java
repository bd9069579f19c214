/** What was compared, and the way back, as files for people and other programs. */
@NullMarked
package dev.turnstone.app.export;

import org.jspecify.annotations.NullMarked;
