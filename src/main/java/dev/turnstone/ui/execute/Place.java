package dev.turnstone.ui.execute;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.Refused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

  /** True when both connection texts lead to the same database, however they are written. */
  static boolean same(String one, String other) {
    return one.equals(other) || settled(one).equals(settled(other));
  }

  /** Without user and encryption, which do not tell databases apart. */
  private static String settled(String connection) {
    Optional<ConnectionForm> form = form(connection);
    if (form.isEmpty()) {
      return connection;
    }
    ConnectionForm known = form.get();
    if (known.vendor() == Vendor.SQLITE) {
      return file(known.database());
    }
    return String.join(
        "/", known.host(), known.port(), known.database(), known.schema().replace("public", ""));
  }

  private static String file(String path) {
    try {
      return Path.of(path).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return path; // it is no path of this machine, and only equal to itself
    }
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
