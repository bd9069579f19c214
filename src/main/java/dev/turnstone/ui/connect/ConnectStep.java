package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.function.UnaryOperator;
import javafx.scene.Node;

/** The first step of an open migration, put together. */
public final class ConnectStep {
  private ConnectStep() {}

  /**
   * What the first step works with; cards are filled, and two files connected, as soon as it is
   * made.
   *
   * @param withLimits gives the limits that new plans have to a proposal
   */
  public static Connecting model(
      Migration migration, SavedSecrets secrets, UnaryOperator<MigrationPlan> withLimits) {
    return new Connecting(migration, new ConnectionTest()::test, secrets, withLimits);
  }

  public static Node page(Connecting model, Messages messages) {
    return new ConnectPage(model, messages);
  }
}
