package dev.turnstone.ui.execute;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.Refused;
import java.util.Optional;

/**
 * Where a plan's database is, as people call it.
 *
 * @param shown kind and name, and where it is
 * @param name the database's own name, for a file that of the file
 */
record Place(String shown, String name) {
  static Place of(String connection) {
    Optional<ConnectionForm> form = form(connection);
    if (form.isEmpty()) {
      return new Place(connection, connection);
    }
    ConnectionForm known = form.get();
    if (known.vendor() == Vendor.SQLITE) {
      String file = known.database();
      String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
      return new Place(known.vendor().title() + " · " + name, name);
    }
    String at = known.user() + "@" + known.host();
    return new Place(
        known.vendor().title() + " · " + known.database() + " · " + at, known.database());
  }

  /** Empty: a plan that somebody wrote by hand may hold anything. */
  private static Optional<ConnectionForm> form(String connection) {
    try {
      return Optional.of(ConnectionForm.of(connection));
    } catch (Refused e) {
      return Optional.empty();
    }
  }
}
