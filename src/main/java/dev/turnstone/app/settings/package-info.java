/** What a person has set for every migration. */
@NullMarked
package dev.turnstone.app.settings;

import org.jspecify.annotations.NullMarked;
