package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import javafx.scene.Node;

/** The first step of an open migration, put together. */
public final class ConnectStep {
  private ConnectStep() {}

  /**
   * What the first step works with; cards are filled, and two files connected, as soon as it is
   * made.
   */
  public static Connecting model(Migration migration, Vault vault, SavedConnections saved) {
    SavedSecrets secrets = new SavedSecrets(saved, vault);
    return new Connecting(migration, new ConnectionTest()::test, secrets);
  }

  public static Node page(Connecting model, Messages messages) {
    return new ConnectPage(model, messages);
  }
}
