/** Migrations as folders: a sheet that says what it is about, the plan, and what its runs keep. */
@NullMarked
package dev.turnstone.app.project;

import org.jspecify.annotations.NullMarked;
