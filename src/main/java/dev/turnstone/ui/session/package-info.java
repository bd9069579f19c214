/** How far the person has come with one migration. */
@NullMarked
package dev.turnstone.ui.session;

import org.jspecify.annotations.NullMarked;
