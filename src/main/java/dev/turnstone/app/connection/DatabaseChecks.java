package dev.turnstone.app.connection;

import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TargetDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at a database that is open, and puts what it finds into words. */
final class DatabaseChecks {
  /** Rights are asked for table by table; of more than these, a test would keep one waiting. */
  private static final int MOST_TABLES = 500;

  private final TargetDatabase database;
  private final Address address;
  private final Side side;
  private final List<ConnectionCheck> checks = new ArrayList<>();

  DatabaseChecks(TargetDatabase database, Address address, Side side) {
    this.database = database;
    this.address = address;
    this.side = side;
  }

  /** Everything that was looked at, in a fixed order. */
  List<ConnectionCheck> perform(Duration opening) {
    String taken = opening.toMillis() < 1 ? "less than 1 ms" : opening.toMillis() + " ms";
    Catalog catalog;
    try {
      catalog = database.catalog(false);
    } catch (EngineException e) {
      unreadable(taken, e);
      return List.copyOf(checks);
    }
    checks.add(
        ConnectionCheck.passed(Subject.REACHABLE, product(catalog.product()) + ", " + taken));
    encryption();
    List<Table> tables = catalog.tables().stream().filter(t -> t.kind().holdsRows()).toList();
    Survey survey = database.survey(needs(tables));
    checks.addAll(new RightsChecks(survey, side).tell(Math.min(tables.size(), MOST_TABLES)));
    writable(catalog, survey);
    settings(catalog);
    checks.add(ConnectionCheck.passed(Subject.ROOM, Room.of(survey, side)));
    tables(tables.size());
    return List.copyOf(checks);
  }

  /** A right that lies before all others, such as to look into the schema, may be why. */
  private void unreadable(String taken, EngineException reason) {
    checks.add(ConnectionCheck.passed(Subject.REACHABLE, "opened in " + taken));
    encryption();
    Survey survey = database.survey(new Survey.Needs(List.of(), side == Side.TARGET));
    if (!survey.missing().isEmpty()) {
      checks.addAll(new RightsChecks(survey, side).tell(0));
    }
    reason.problems().forEach(p -> checks.add(ConnectionCheck.of(Subject.TABLES, p)));
  }

  private Survey.Needs needs(List<Table> tables) {
    boolean writes = side == Side.TARGET;
    return new Survey.Needs(
        tables.stream()
            .limit(MOST_TABLES)
            .map(t -> new Survey.Need(t.name(), writes, false))
            .toList(),
        writes);
  }

  /** MariaDB tells its name within its version. */
  private static String product(Product product) {
    return product.vendor().title() + " " + product.version().replace("-MariaDB", "");
  }

  private void encryption() {
    if (address.vendor() == Vendor.SQLITE) {
      return;
    }
    if (address.tls() == Tls.VERIFY_FULL) {
      String words = "TLS, certificate and host name verified";
      checks.add(ConnectionCheck.passed(Subject.ENCRYPTION, words));
    } else if (Address.usualTls(address.host()) == Tls.OFF) {
      String words = "off; the connection does not leave this machine";
      checks.add(ConnectionCheck.passed(Subject.ENCRYPTION, words));
    } else {
      checks.add(
          ConnectionCheck.found(
              Subject.ENCRYPTION,
              Severity.WARNING,
              "off; password and rows go to " + address.host() + " readable for others",
              "Have certificate and host name verified under TLS."));
    }
  }

  /** That it can be written goes without saying. */
  private void writable(Catalog catalog, Survey survey) {
    if (side == Side.TARGET) {
      survey
          .readOnly()
          .map(
              why ->
                  Problem.blocker(
                      Code.READ_ONLY_TARGET, Location.EVERYWHERE, catalog.database(), why))
          .ifPresent(problem -> checks.add(ConnectionCheck.of(Subject.WRITABLE, problem)));
    }
  }

  private void settings(Catalog catalog) {
    Map<String, String> settings = catalog.settings();
    String encoding = settings.get("encoding");
    if (encoding != null) {
      String collation = settings.getOrDefault("collation", "");
      boolean postgres = address.vendor() == Vendor.POSTGRESQL;
      boolean whole = encoding.equals("UTF8") || encoding.equals("SQL_ASCII");
      boolean narrow = side == Side.TARGET && postgres && !whole;
      String words = collation.isEmpty() ? encoding : encoding + ", collation " + collation;
      Problem lacking = Problem.note(Code.ENCODING_NARROW, Location.EVERYWHERE, encoding);
      checks.add(
          narrow
              ? ConnectionCheck.of(Subject.ENCODING, lacking)
              : ConnectionCheck.passed(Subject.ENCODING, words));
    }
    String zone = settings.get("time_zone");
    if (zone != null) {
      String system = settings.getOrDefault("system_time_zone", "");
      String named = zone.equals("SYSTEM") && !system.isEmpty() ? system : zone;
      String words = "server " + named + ", sessions of a run UTC";
      checks.add(ConnectionCheck.passed(Subject.TIME_ZONE, words));
    }
  }

  private void tables(int count) {
    if (count == 0 && side == Side.SOURCE) {
      checks.add(
          ConnectionCheck.found(
              Subject.TABLES,
              Severity.WARNING,
              "there are none that hold rows",
              "Check that this is the database you mean."));
    } else {
      String words = count == 0 ? "none yet" : count == 1 ? "1 table" : count + " tables";
      checks.add(ConnectionCheck.passed(Subject.TABLES, words));
    }
  }
}
