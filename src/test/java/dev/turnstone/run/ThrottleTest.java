package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  @Test
  void holdsRowsToTheRateWithinFivePercent() {
    Throttle throttle =
        new Throttle(OptionalLong.of(2000), OptionalLong.empty(), new Cancellation());
    long begun = System.nanoTime();
    for (int i = 0; i < 300; i++) {
      throttle.moved(10, 5000);
    }
    assertEquals(1.5, (System.nanoTime() - begun) / 1e9, 0.075);
  }

  @Test
  void holdsBytesToTheRateWhateverTheRows() {
    Throttle throttle =
        new Throttle(OptionalLong.of(1_000_000), OptionalLong.of(1024), new Cancellation());
    long begun = System.nanoTime();
    throttle.moved(1, 512);
    throttle.moved(1, 512);
    assertEquals(1.0, (System.nanoTime() - begun) / 1e9, 0.1);
  }

  @Test
  void doesNotKeepAnybodyWaitingWhoWantsToStop() {
    Cancellation cancellation = new Cancellation();
    Throttle throttle = new Throttle(OptionalLong.of(1), OptionalLong.empty(), cancellation);
    cancellation.stop("enough");
    long begun = System.nanoTime();
    throttle.moved(1000, 0);
    assertTrue((System.nanoTime() - begun) / 1e9 < 0.5);
  }

  @Test
  void withoutALimitNobodyNeedReport() {
    Throttle none = new Throttle(OptionalLong.empty(), OptionalLong.empty(), new Cancellation());
    assertTrue(!none.limits());
  }
}
