package dev.turnstone.ui;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import javafx.scene.Node;

/** The pages of one open migration; made when it is opened, and asked on the window's thread. */
public interface Pages {
  /** Makes the page of a step, which is kept as long as the migration is open. */
  Node of(Step step);

  /**
   * Makes the page that leads through the migration one task at a time; likewise.
   *
   * @param details shows the steps instead
   * @param leave puts the migration away for now
   */
  Node guided(Runnable details, Runnable leave);

  /** Shows a table of the source, whatever page is shown. */
  void show(TableName table);

  /** True while something goes on that closing the window would stop. */
  boolean working();

  /** Stops what goes on, in a way that it can be gone on with, and lets go of what is held. */
  void close();

  /** Makes the pages of a migration. */
  interface Maker {
    Pages of(Migration migration);
  }
}
