package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.rehearse.ConditionVerdict;
import dev.turnstone.rehearse.Conditions;
import dev.turnstone.row.TargetDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both databases of a migration, opened once for planning, check and run. The source's catalogue is
 * read at once, beside the work on the target, the target's when it is first asked for; both are
 * kept from then on. A run looks at both databases anew before it writes. Owned by one thread.
 */
public final class Endpoints implements AutoCloseable {
  private final String from;
  private final String to;
  private final Opened source;
  private final TargetDatabase target;
  private final Supplier<TargetDatabase> targetToRead;
  private @Nullable Catalog targetCatalog;

  private Endpoints(
      Pair names, Opened source, TargetDatabase target, Supplier<TargetDatabase> targetToRead) {
    this.from = names.from();
    this.to = names.to();
    this.source = source;
    this.target = target;
    this.targetToRead = targetToRead;
  }

  /** The connection texts of both. */
  private record Pair(String from, String to) {}

  /** A source whose catalogue is being read. */
  private record Opened(TargetDatabase database, CompletableFuture<Catalog> catalog) {
    static Opened of(TargetDatabase database) {
      return new Opened(
          database, CompletableFuture.supplyAsync(() -> database.catalog(false), Opened::aside));
    }

    private static void aside(Runnable reading) {
      Thread reader = new Thread(reading, "turnstone-source-catalogue");
      reader.setDaemon(true);
      reader.start();
    }

    /** Closes the database once nobody reads its catalogue any more. */
    void close() {
      try (database) {
        catalog.handle((read, failed) -> this).join();
      }
    }
  }

  static Endpoints open(String from, String to, Credentials secrets) {
    Address left = Places.settled(ConnectionText.parse(from));
    Address right = Places.settled(ConnectionText.parse(to));
    Opened source = Opened.of(Databases.open(left, secrets.source(), true));
    try {
      TargetDatabase target = Databases.open(right, secrets.target(), false);
      Pair names = new Pair(left.toString(), right.toString());
      return new Endpoints(
          names, source, target, () -> Databases.open(right, secrets.target(), true));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  static Endpoints of(MigrationPlan plan, Credentials secrets) {
    return open(plan.source().connection(), plan.target().connection(), secrets);
  }

  /** The source's connection text, without secrets. */
  String from() {
    return from;
  }

  /** The target's connection text, without secrets. */
  String to() {
    return to;
  }

  TargetDatabase source() {
    return source.database();
  }

  TargetDatabase target() {
    return target;
  }

  /** Asks what the plan wants to be true at that moment; no connection is made for nothing. */
  List<ConditionVerdict> ask(MigrationPlan plan, When when) {
    if (!Conditions.in(plan, when)) return List.of();
    try (TargetDatabase reading = targetToRead.get()) {
      return new Conditions(source(), reading).ask(plan, when);
    }
  }

  /** Asks those of the conditions of a step that are for that moment. */
  List<ConditionVerdict> ask(List<Condition> conditions, When when) {
    try (TargetDatabase reading = targetToRead.get()) {
      return new Conditions(source(), reading).ask(conditions, when);
    }
  }

  Catalog sourceCatalog() {
    try {
      return source.catalog().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException reason) throw reason;
      if (e.getCause() instanceof Error reason) throw reason;
      throw e;
    }
  }

  /**
   * Makes sure that a plan is about these databases.
   *
   * @throws IllegalArgumentException when it is about others
   */
  void require(MigrationPlan plan) {
    MigrationPlan settled = Places.settled(plan);
    String planned = settled.source().connection();
    String wanted = settled.target().connection();
    if (!planned.equals(from) || !wanted.equals(to)) {
      throw new IllegalArgumentException("the plan is about " + planned + " and " + wanted);
    }
  }

  /** With exact counts of rows. */
  Catalog targetCatalog() {
    Catalog known = targetCatalog;
    if (known == null) {
      known = target.catalog(true);
      targetCatalog = known;
    }
    return known;
  }

  /** What is in both; a file, which knows nothing of its sizes, is counted. */
  public Survey survey() {
    Catalog read = sourceCatalog();
    boolean file = read.product().vendor() == Vendor.SQLITE;
    return new Survey(file ? source().catalog(true) : read, targetCatalog());
  }

  @Override
  public void close() {
    try {
      target.close();
    } finally {
      source.close();
    }
  }
}
