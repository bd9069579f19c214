package dev.turnstone.jdbc.vendor;

import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.mariadb.MariaDatabase;
import dev.turnstone.jdbc.postgres.PostgresDatabase;
import dev.turnstone.jdbc.sqlite.SqliteDatabase;
import dev.turnstone.row.TargetDatabase;

/** Opens a database of whichever vendor its address names. */
public final class Databases {
  private Databases() {}

  /**
   * Opens it; the caller closes it.
   *
   * @param readOnly true: nothing can be written through it, and sessions say so to the server
   * @throws dev.turnstone.problem.EngineException.Refused when it cannot be reached, does not let
   *     us in, or is not there
   */
  public static TargetDatabase open(Address address, Secret secret, boolean readOnly) {
    return switch (address.vendor()) {
      case SQLITE -> SqliteDatabase.open(address, readOnly);
      case POSTGRESQL -> PostgresDatabase.open(address, secret, readOnly);
      case MARIADB, MYSQL -> MariaDatabase.open(address, secret, readOnly);
    };
  }
}
