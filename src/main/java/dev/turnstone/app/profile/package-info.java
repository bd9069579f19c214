/**
 * What the values of a table's columns are like, found out by reading rows, or a sample of them.
 */
@NullMarked
package dev.turnstone.app.profile;

import org.jspecify.annotations.NullMarked;
