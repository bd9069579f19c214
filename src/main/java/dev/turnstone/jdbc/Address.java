package dev.turnstone.jdbc;

import dev.turnstone.catalog.Vendor;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

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
  /**
   * @throws dev.turnstone.problem.EngineException.Refused with CONNECTION_SYNTAX when a field holds
   *     what a driver might read as more than that field
   */
  public Address {
    AddressFields fields = new AddressFields(vendor);
    if (vendor == Vendor.SQLITE) {
      fields.checkPath(database);
    } else {
      fields.checkHost(host);
      fields.checkPort(port);
      fields.checkUser(user);
      fields.checkDatabase(database);
      schema.ifPresent(fields::checkSchema);
    }
  }

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

  /** How a connection to that host is protected where nobody says otherwise. */
  public static Tls usualTls(String host) {
    return AddressFields.defaultTls(host);
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
    String scheme = vendor.name().toLowerCase(Locale.ROOT);
    String place = (AddressFields.isIpv6(host) ? "[" + host + "]" : host) + ":" + port;
    return scheme + "://" + user + "@" + place + "/" + database + options();
  }

  private String options() {
    StringJoiner options = new StringJoiner("&", "?", "").setEmptyValue("");
    schema.ifPresent(s -> options.add("schema=" + s));
    if (tls != AddressFields.defaultTls(host)) {
      options.add(tls == Tls.OFF ? "tls=off" : "tls=verify-full");
    }
    return options.toString();
  }
}
