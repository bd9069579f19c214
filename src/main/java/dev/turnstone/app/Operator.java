package dev.turnstone.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Who works with this process, for the records. */
public final class Operator {
  private Operator() {}

  /** The user and the machine, for example {@code dba on db-host}. */
  public static String name() {
    String user = System.getProperty("user.name", "somebody");
    return machine().map(machine -> user + " on " + machine).orElse(user);
  }

  /** Empty: the machine has no name of its own. */
  static Optional<String> machine() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
