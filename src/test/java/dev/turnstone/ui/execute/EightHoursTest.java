package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.Figures;
import dev.turnstone.ui.kit.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A run that takes a working day leaves no more in memory at its end than after its first hour. */
class EightHoursTest {
  private static final int TABLES = 40;
  private static final int LOOKS_A_SECOND = 5;
  private static final int HOUR = 3600 * LOOKS_A_SECOND;
  private static final int HOURS = 8;

  private final ProgressViewModel model =
      new ProgressViewModel(
          Messages.of(Locale.ENGLISH), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final ProgressMeter meter = new ProgressMeter();

  @Test
  void memoryStaysFlatOverEightHoursOfProgress() {
    for (int table = 0; table < TABLES; table++) {
      meter.table("main.t" + table).expect(1_000_000_000);
    }
    meter.enter(Phase.LOAD, "Copying rows");
    watch(0, HOUR);
    double first = used();
    watch(HOUR, HOURS * HOUR);
    double last = used();
    Figures.note("heap after the first of eight hours", first, "MB");
    Figures.note("heap after the last of eight hours", last, "MB");
    assertTrue(last - first < 2, first + " MB grew to " + last + " MB");
  }

  private void watch(int from, int to) {
    for (int look = from; look < to; look++) {
      meter.table("main.t" + look % TABLES).readRows(40_000);
      meter.table("main.t" + look % TABLES).confirm(40_000, look % 7 == 0 ? 1 : 0);
      if (look % 11 == 0) {
        meter.tell("The connection was lost for the " + look + "th time. Trying again.");
      }
      model.sample(meter, (double) look / LOOKS_A_SECOND);
    }
  }

  /** What is reachable, in megabytes. */
  private static double used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least / 1e6;
  }
}
