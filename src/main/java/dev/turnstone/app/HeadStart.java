package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Planner;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.rehearse.PlanApproval;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Loads what the first run of a process needs while that run still looks for its databases: a plan
 * for one imagined table is made, checked and written down, and thrown away. It saves time on a
 * second core and does nothing else; whatever fails here fails again, and is told, where it counts.
 */
public final class HeadStart {
  private static final Product SERVER = new Product(Vendor.POSTGRESQL, "PostgreSQL", 18, 0);

  private HeadStart() {}

  /** Begins, on a thread of its own that keeps no process alive. */
  public static void begin() {
    Thread thread = new Thread(HeadStart::load, "turnstone-head-start");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((where, what) -> {});
    thread.start();
  }

  /** In the order in which a run needs it. */
  public static void load() {
    LoggerFactory.getLogger(HeadStart.class);
    MigrationPlan plan = plan();
    PlanFile.toJson(plan);
    Journal.prepare();
  }

  private static MigrationPlan plan() {
    Catalog source = catalog(List.of(table()));
    Catalog target = catalog(List.of());
    MappingOptions options =
        new MappingOptions(TablePatterns.parse(""), TablePatterns.parse(""), Rename.NONE, true);
    MigrationPlan plan =
        Planner.plan(
            "head start",
            new Planner.Side(source, "postgresql://one/one"),
            new Planner.Side(target, "postgresql://other/other"),
            options);
    PlanApproval.check(plan, source, target);
    return plan;
  }

  private static Catalog catalog(List<Table> tables) {
    return new Catalog(SERVER, "imagined", tables, List.of(), List.of(), List.of(), Map.of());
  }

  private static Table table() {
    return new Table(
        new TableName("main", "imagined"),
        TableKind.PLAIN,
        List.of(
            Column.of("id", new LogicalType.Int(64, true), "bigint", false),
            Column.of("amount", new LogicalType.Decimal(10, 2), "numeric(10,2)", true),
            Column.of("at", new LogicalType.Instant(6), "timestamp with time zone", true)),
        List.of(Key.primary("imagined_pkey", List.of("id"))),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }
}
