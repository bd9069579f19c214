package dev.turnstone.ui.migration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.ui.wizard.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The passwords of what is connected are used for the plan's own databases, and for no others. */
class EndsTest {
  private static final String FILE = "sqlite:/data/store4.db";
  private static final String SERVER = "postgresql://me@127.0.0.1:5432/store5";

  @Test
  void theSameDatabasesAreKnownHoweverTheyAreWritten() {
    assertTrue(areOf(FILE, SERVER));
    assertTrue(areOf("sqlite:/data/../data/store4.db", SERVER + "?schema=public"));
  }

  @Test
  void anotherServerDatabaseUserOrSchemaIsAnother() {
    assertFalse(areOf(FILE, "postgresql://me@127.0.0.1:5433/store5"));
    assertFalse(areOf(FILE, "postgresql://me@127.0.0.1:5432/store6"));
    assertFalse(areOf(FILE, "postgresql://you@127.0.0.1:5432/store5"));
    assertFalse(areOf(FILE, SERVER + "?schema=publicity"));
    assertFalse(areOf("sqlite:/data/store3.db", SERVER));
  }

  @Test
  void whatIsNoConnectionIsOnlyItself() {
    assertFalse(areOf("nowhere", SERVER));
  }

  private static boolean areOf(String from, String to) {
    Endpoint source = end(Vendor.SQLITE, FILE);
    Endpoint target = end(Vendor.POSTGRESQL, SERVER);
    MigrationPlan plan =
        new MigrationPlan(
            1, "plan", source, target, List.of(), Safeguards.DEFAULT, List.of(), List.of());
    return new Ends(from, to, Credentials.NONE, Environment.TEST).areOf(plan);
  }

  private static Endpoint end(Vendor vendor, String connection) {
    return new Endpoint(new Product(vendor, "1", 1, 0), connection, "");
  }
}
