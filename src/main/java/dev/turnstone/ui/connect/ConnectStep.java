package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.ui.migration.Migration;
import javafx.scene.Node;

/** The first step of an open migration, put together. */
public final class ConnectStep {
  private ConnectStep() {}

  /** The page; its cards are filled, and two files are connected, as soon as it is made. */
  public static Node of(Migration migration, Vault vault, SavedConnections saved) {
    SavedSecrets secrets = new SavedSecrets(saved, vault);
    Connecting model = new Connecting(migration, new ConnectionTest()::test, secrets);
    return new ConnectPage(model, migration.messages());
  }
}
