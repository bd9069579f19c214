package dev.turnstone.jdbc;

import dev.turnstone.catalog.Vendor;
import java.util.Optional;

/**
 * Where a database is, as separate, checked fields; never a URL, never a secret.
 *
 * @param host empty for SQLite
 * @param port 0 for SQLite
 * @param database the database's name; for SQLite the file's path
 * @param user empty for SQLite
 * @param schema PostgreSQL: the one schema to work in; empty: {@code public}; other vendors: always
 *     empty
 * @param tls ignored for SQLite
 */
public record Address(
    Vendor vendor,
    String host,
    int port,
    String database,
    String user,
    Optional<String> schema,
    Tls tls) {
  /** How the connection is protected. */
  public enum Tls {
    /**
     * Encrypted, certificate and host name verified. The default for every host that is not this
     * machine.
     */
    VERIFY_FULL,
    /**
     * Not encrypted. The default for a loopback address; elsewhere only by an explicit {@code
     * tls=off}.
     */
    OFF
  }

  public static Address sqlite(String path) {
    return new Address(Vendor.SQLITE, "", 0, path, "", Optional.empty(), Tls.OFF);
  }

  /** The form people read and plans store: the connection grammar of the command line. */
  @Override
  public String toString() {
    if (vendor == Vendor.SQLITE) {
      return "sqlite:" + database;
    }
    String scheme = vendor.name().toLowerCase(java.util.Locale.ROOT);
    String options = schema.map(s -> "?schema=" + s).orElse("");
    return scheme + "://" + user + "@" + host + ":" + port + "/" + database + options;
  }
}
