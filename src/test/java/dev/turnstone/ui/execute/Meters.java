package dev.turnstone.ui.execute;

import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.ReadBack;
import dev.turnstone.run.ProgressMeter.TableProgress;
import java.time.Duration;
import java.util.Locale;

/** What runs have done so far, for pictures. */
final class Meters {
  private Meters() {}

  /** Several tables, each in another state. */
  static ProgressMeter filled() {
    ProgressMeter meter = new ProgressMeter(Duration.ofSeconds(21));
    table(meter, "customers", 500_000, 500_000).readBack(ReadBack.EQUAL);
    table(meter, "categories", 120, 120).readBack(ReadBack.EQUAL);
    table(meter, "products", 50_000, 50_000).readBack(ReadBack.UNDER_WAY);
    table(meter, "suppliers", 640, 640);
    table(meter, "addresses", 700_000, 700_000);
    table(meter, "orders", 2_000_000, 1_580_000).readRows(50_000);
    table(meter, "order_items", 6_000_000, 1_900_000).readRows(50_000);
    table(meter, "payments", 1_000_000, 0);
    table(meter, "inventory", 20_000, 0);
    table(meter, "event_log", 300_000, 0);
    for (int i = 0; i < 120; i++) {
      meter.chunkTimes().took(0.15 + i % 9 * 0.005);
    }
    meter.enter(Phase.LOAD, "Copying rows");
    return meter;
  }

  private static TableProgress table(ProgressMeter meter, String name, long rows, long done) {
    TableProgress table = meter.table("main." + name);
    table.expect(rows);
    table.readRows(done);
    table.confirm(done, 0);
    return table;
  }

  /** A thousand tables, of which a few are being copied. */
  static ProgressMeter ofManyTables() {
    ProgressMeter meter = new ProgressMeter(Duration.ofSeconds(90));
    for (int i = 0; i < 1000; i++) {
      String name = String.format(Locale.ROOT, "main.a_rather_long_table_name_%04d", i);
      TableProgress table = meter.table(name);
      table.expect(1000 + i);
      table.readRows(i < 400 ? 1000 + i : i < 404 ? 500 : 0);
      table.confirm(i < 400 ? 1000 + i : i < 404 ? 500 : 0, 0);
    }
    meter.enter(Phase.LOAD, "Copying rows");
    return meter;
  }
}
