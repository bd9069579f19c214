package dev.turnstone.ui.stages;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.Pages;
import dev.turnstone.ui.kit.Overlay;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The pages of one open migration. */
public final class Stages implements Pages {
  /** The pages of a migration. */
  public Stages(Migration migration, Overlay overlay) {}

  @Override
  public Node of(Step step) {
    return new Pane();
  }

  @Override
  public void show(TableName table) {}

  @Override
  public boolean working() {
    return false;
  }

  @Override
  public void close() {}
}
