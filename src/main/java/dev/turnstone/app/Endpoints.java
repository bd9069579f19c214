package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.row.TargetDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Both databases of a migration, opened once for planning, check and run. Each catalogue is read
 * when it is first asked for and kept from then on; a run looks at both databases anew before it
 * writes. Owned by one thread.
 */
public final class Endpoints implements AutoCloseable {
  private final String from;
  private final String to;
  private final TargetDatabase source;
  private final TargetDatabase target;
  private @Nullable Catalog sourceCatalog;
  private @Nullable Catalog targetCatalog;

  Endpoints(String from, String to, TargetDatabase source, TargetDatabase target) {
    this.from = from;
    this.to = to;
    this.source = source;
    this.target = target;
  }

  static Endpoints open(String from, String to, Credentials secrets) {
    Address left = Places.settled(ConnectionText.parse(from));
    Address right = Places.settled(ConnectionText.parse(to));
    TargetDatabase source = Databases.open(left, secrets.source(), true);
    try {
      TargetDatabase target = Databases.open(right, secrets.target(), false);
      return new Endpoints(left.toString(), right.toString(), source, target);
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
    return source;
  }

  TargetDatabase target() {
    return target;
  }

  Catalog sourceCatalog() {
    Catalog known = sourceCatalog;
    if (known == null) {
      known = source.catalog(false);
      sourceCatalog = known;
    }
    return known;
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

  @Override
  public void close() {
    try (source) {
      target.close();
    }
  }
}
