package dev.turnstone.app.connection;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection as somebody types it, field by field; nothing is checked before it is used.
 *
 * @param host not used by SQLite, as are port, user, schema and encryption
 * @param port as it was typed
 * @param database its name; for SQLite the file's path
 * @param schema used by PostgreSQL alone; blank: {@code public}
 * @param encrypted certificate and host name are verified; else nothing is encrypted
 */
public record ConnectionForm(
    Vendor vendor,
    String host,
    String port,
    String database,
    String user,
    String schema,
    boolean encrypted) {
  private static final String THIS_MACHINE = "localhost";

  /** What a new form holds: a server of this machine at its usual port. */
  public static ConnectionForm usual(Vendor vendor) {
    String host = vendor == Vendor.SQLITE ? "" : THIS_MACHINE;
    return new ConnectionForm(vendor, host, usualPort(vendor), "", "", "", false);
  }

  /** Empty for SQLite. */
  public static String usualPort(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> "";
      case POSTGRESQL -> "5432";
      case MARIADB, MYSQL -> "3306";
    };
  }

  /** A connection to this machine does not leave it, and is not encrypted unless one asks. */
  public static boolean onThisMachine(String host) {
    return Address.usualTls(bare(host)) == Tls.OFF;
  }

  /**
   * The fields of a connection text.
   *
   * @throws Refused when it is none
   */
  public static ConnectionForm of(String text) {
    Address address = ConnectionText.parse(text);
    return new ConnectionForm(
        address.vendor(),
        address.host(),
        address.port() == 0 ? "" : Integer.toString(address.port()),
        address.database(),
        address.user(),
        address.schema().orElse(""),
        address.tls() == Tls.VERIFY_FULL);
  }

  /**
   * The connection text of the command line, which holds no password.
   *
   * @throws Refused naming the field that is missing or holds what it may not
   */
  public String text() {
    return address().toString();
  }

  /** The same for another user. */
  ConnectionForm as(String other) {
    return new ConnectionForm(vendor, host, port, database, other, schema, encrypted);
  }

  Address address() {
    if (vendor == Vendor.SQLITE) {
      return Address.sqlite(database.strip());
    }
    return new Address(
        vendor,
        bare(host),
        number(),
        database,
        user,
        Optional.of(schema.strip()).filter(s -> vendor == Vendor.POSTGRESQL && !s.isEmpty()),
        encrypted ? Tls.VERIFY_FULL : Tls.OFF);
  }

  private int number() {
    String digits = port.strip();
    if (!digits.matches("[0-9]{1,5}")) {
      String shown = vendor.name().toLowerCase(Locale.ROOT) + "://...";
      String reason = "the port is not a number from 1 to 65535";
      throw new Refused(
          Problem.blocker(Code.CONNECTION_SYNTAX, Location.EVERYWHERE, shown, reason));
    }
    return Integer.parseInt(digits);
  }

  /** Without the brackets that an IPv6 address has in a text. */
  private static String bare(String host) {
    String stripped = host.strip();
    boolean bracketed = stripped.startsWith("[") && stripped.endsWith("]");
    return bracketed ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
