/**
 * The sample that ships with Turnstone: an online shop's database, version 4 full, version 5 empty.
 */
@NullMarked
package dev.turnstone.app.sample;

import org.jspecify.annotations.NullMarked;
