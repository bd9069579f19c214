package dev.turnstone.app;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.journal.RunHeader;

/**
 * What is known to get at the databases of a run. A password is only ever used for the database it
 * was given for.
 *
 * @param secrets those that fit; none where another database is connected
 * @param source false: it asks for a password perhaps, and none is known
 * @param target likewise
 */
public record RunAccess(Credentials secrets, boolean source, boolean target) {
  /**
   * While two databases are connected.
   *
   * @param from connection text of the source that is connected
   * @param to of the target
   * @param known their passwords
   */
  public static RunAccess of(RunHeader run, String from, String to, Credentials known) {
    boolean source = same(run.from(), from);
    boolean target = same(run.to(), to);
    Credentials fitting =
        new Credentials(
            source ? known.source() : Secret.none(), target ? known.target() : Secret.none());
    return new RunAccess(fitting, source || file(run.from()), target || file(run.to()));
  }

  /** While nothing is connected. */
  public static RunAccess unconnected(RunHeader run) {
    return new RunAccess(Credentials.NONE, file(run.from()), file(run.to()));
  }

  private static boolean same(String one, String other) {
    return address(one).equals(address(other));
  }

  private static boolean file(String connection) {
    return address(connection).vendor() == Vendor.SQLITE;
  }

  private static Address address(String connection) {
    return Places.settled(ConnectionText.parse(connection));
  }
}
