/** A connection as the fields of a form, and what is looked at before it is used. */
@NullMarked
package dev.turnstone.app.connection;

import org.jspecify.annotations.NullMarked;
