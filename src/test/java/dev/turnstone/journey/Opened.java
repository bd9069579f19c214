package dev.turnstone.journey;

import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.TestDatabase;

/** A test's database, opened as the program opens it. */
final class Opened {
  private Opened() {}

  static TargetDatabase target(TestDatabase database) {
    Secret secret = new Secret(database.password().toCharArray());
    return Databases.open(ConnectionText.parse(database.connString()), secret, false);
  }
}
