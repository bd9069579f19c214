/** What opens from below: problems, SQL, log. */
@NullMarked
package dev.turnstone.ui.dock;

import org.jspecify.annotations.NullMarked;
