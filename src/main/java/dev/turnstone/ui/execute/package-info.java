/** Carries a plan out and shows how it goes: before, meanwhile and afterwards. */
@NullMarked
package dev.turnstone.ui.execute;

import org.jspecify.annotations.NullMarked;
