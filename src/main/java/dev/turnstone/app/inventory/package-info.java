/**
 * What people know of the fields of a migration's databases: how sensitive they are and whose, and
 * what was in both catalogues when they were read last.
 */
@NullMarked
package dev.turnstone.app.inventory;

import org.jspecify.annotations.NullMarked;
