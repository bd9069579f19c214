package dev.turnstone.app.connection;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.List;
import java.util.Optional;

/**
 * The statements by which an administrator makes a user that may do what a migration needs, and
 * nothing else. The password is left to be filled in: as it stands, a server refuses the script.
 */
public final class AccessScript {
  /** Stands where the password goes, and is no SQL. */
  public static final String PASSWORD = "<password in quotes>";

  /** Who was given everything already needs no script, and must not be given a new password. */
  private static final List<String> ADMINISTRATORS =
      List.of("", "root", "postgres", "mysql", "mariadb", "admin", "sa");

  private static final String ANY_HOST =
      """
      -- '%' is any machine: better write the address of the one that Turnstone runs on.
      """;

  private static final String POSTGRES_READER =
      """
      ALTER ROLE {user} SET default_transaction_read_only = on;
      GRANT CONNECT ON DATABASE {database} TO {user};
      GRANT USAGE ON SCHEMA {schema} TO {user};
      GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {user};
      GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {user};

      -- Only where tables have row level security, which else refuses to be read:
      -- ALTER ROLE {user} BYPASSRLS;
      """;

  private static final String POSTGRES_WRITER =
      """
      GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {user};
      GRANT USAGE, CREATE ON SCHEMA {schema} TO {user};
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES
        ON ALL TABLES IN SCHEMA {schema} TO {user};
      GRANT SELECT, USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO {user};

      -- Only where the plan replaces a table that is there, or fills one that has indexes, foreign
      -- keys or triggers; the dry run names each:
      -- ALTER TABLE {schema}.the_table OWNER TO {user};
      """;

  private static final String MARIA_READER =
      """
      GRANT SELECT, SHOW VIEW ON {database}.* TO {user};

      -- Only to read with several connections at once while others write:
      -- GRANT RELOAD ON *.* TO {user};
      """;

  private static final String MARIA_WRITER =
      """
      GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER,
        LOCK TABLES, CREATE TEMPORARY TABLES ON {database}.* TO {user};

      -- Only where the plan fills a table that is there and has triggers of another user:
      -- GRANT {definer} ON *.* TO {user};
      """;

  private final Address address;
  private final Dialect dialect;
  private final Side side;

  private AccessScript(Address address, Side side) {
    this.address = address;
    this.dialect = Dialects.of(address.vendor());
    this.side = side;
  }

  /** The user of the form; another name where that is an administrator or nobody. */
  public static String usualUser(ConnectionForm form, Side side) {
    String user = form.user().strip();
    String usual = side == Side.SOURCE ? "turnstone_reader" : "turnstone_writer";
    return ADMINISTRATORS.contains(user) ? usual : user;
  }

  /**
   * The script; empty for SQLite, where the rights are those of the file.
   *
   * @param user to be made
   * @throws Refused naming the field that is missing or holds what it may not
   */
  public static Optional<String> of(ConnectionForm form, String user, Side side) {
    if (form.vendor() == Vendor.SQLITE) {
      return Optional.empty();
    }
    AccessScript script = new AccessScript(form.as(user.strip()).address(), side);
    String text = form.vendor() == Vendor.POSTGRESQL ? script.postgres() : script.maria();
    return Optional.of(script.head() + text);
  }

  private String head() {
    String task =
        side == Side.SOURCE
            ? "May read all tables of the source, and write none."
            : "May create and write tables of the target, and nothing else.";
    return "-- "
        + task
        + "\n-- Fill in the password, then run this as an administrator\n-- of the database "
        + address.database()
        + " on "
        + address.host()
        + ".\n";
  }

  private String postgres() {
    String user = dialect.quote(address.user());
    String schema = dialect.quote(address.schema().orElse("public"));
    String database = dialect.quote(address.database());
    String made = "CREATE ROLE " + user + " LOGIN PASSWORD " + PASSWORD + ";\n";
    return made
        + (side == Side.SOURCE ? POSTGRES_READER : POSTGRES_WRITER)
            .replace("{database}", database)
            .replace("{schema}", schema)
            .replace("{user}", user);
  }

  private String maria() {
    String user = dialect.literal(address.user()) + "@" + dialect.literal(from());
    String tls = address.tls() == Tls.VERIFY_FULL ? " REQUIRE SSL" : "";
    String everywhere = here() ? "" : ANY_HOST;
    String made = "CREATE USER " + user + " IDENTIFIED BY " + PASSWORD + tls + ";\n";
    return everywhere
        + made
        + (side == Side.SOURCE ? MARIA_READER : MARIA_WRITER)
            .replace("{database}", dialect.quote(pattern(address.database())))
            .replace("{definer}", address.vendor() == Vendor.MARIADB ? "SET USER" : "SET_USER_ID")
            .replace("{user}", user);
  }

  /** Whence the user comes: what a server calls this machine depends on how it is set up. */
  private String from() {
    boolean six = address.host().indexOf(':') >= 0;
    return here() ? (six ? "::1" : "127.0.0.1") : "%";
  }

  private boolean here() {
    return Address.usualTls(address.host()) == Tls.OFF;
  }

  /** In a GRANT the name of a database is a pattern. */
  private static String pattern(String database) {
    return database.replace("_", "\\_");
  }
}
