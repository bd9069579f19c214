/** What is in a database, to be looked through before anything is mapped. */
@NullMarked
package dev.turnstone.ui.catalogue;

import org.jspecify.annotations.NullMarked;
