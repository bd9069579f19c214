package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  @Test
  void holdsRowsToTheRateWithinFivePercent() {
    Throttle throttle =
        new Throttle(
            OptionalLong.of(2000), OptionalLong.empty(), new Cancellation(), new ProgressMeter());
    long begun = System.nanoTime();
    for (int i = 0; i < 300; i++) {
      throttle.moved(10, 5000);
    }
    assertEquals(1.5, (System.nanoTime() - begun) / 1e9, 0.075);
  }

  @Test
  void anotherRateThatIsWishedMeanwhileCountsAtOnce() {
    Cancellation wishes = new Cancellation();
    Throttle throttle =
        new Throttle(OptionalLong.empty(), OptionalLong.empty(), wishes, new ProgressMeter());
    throttle.moved(1_000_000, 0);
    wishes.keepTo(OptionalLong.of(2000));
    assertTrue(throttle.limits());
    long begun = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      throttle.moved(10, 0);
    }
    assertEquals(1.0, (System.nanoTime() - begun) / 1e9, 0.075);
    wishes.keepTo(OptionalLong.empty());
    begun = System.nanoTime();
    throttle.moved(1_000_000, 0);
    assertTrue((System.nanoTime() - begun) / 1e9 < 0.2);
  }

  @Test
  void holdsBytesToTheRateWhateverTheRows() {
    Throttle throttle =
        new Throttle(
            OptionalLong.of(1_000_000),
            OptionalLong.of(1024),
            new Cancellation(),
            new ProgressMeter());
    long begun = System.nanoTime();
    throttle.moved(1, 512);
    throttle.moved(1, 512);
    assertEquals(1.0, (System.nanoTime() - begun) / 1e9, 0.1);
  }

  @Test
  void doesNotKeepAnybodyWaitingWhoWantsToStop() {
    Cancellation cancellation = new Cancellation();
    Throttle throttle =
        new Throttle(OptionalLong.of(1), OptionalLong.empty(), cancellation, new ProgressMeter());
    cancellation.stop("enough");
    long begun = System.nanoTime();
    throttle.moved(1000, 0);
    assertTrue((System.nanoTime() - begun) / 1e9 < 0.5);
  }

  @Test
  void withoutALimitNobodyNeedReport() {
    Throttle none =
        new Throttle(
            OptionalLong.empty(), OptionalLong.empty(), new Cancellation(), new ProgressMeter());
    assertTrue(!none.limits());
  }

  @Test
  void itSaysThatItWaitsForTheRateOnlyWhileItDoes() throws InterruptedException {
    ProgressMeter meter = new ProgressMeter();
    meter.enter(Phase.LOAD, "Copying rows");
    Throttle throttle =
        new Throttle(OptionalLong.of(1000), OptionalLong.of(2_500_000), new Cancellation(), meter);
    Thread worker = new Thread(() -> throttle.moved(500, 10));
    worker.start();
    Set<String> said = new LinkedHashSet<>();
    while (worker.isAlive()) {
      said.add(meter.doing());
      worker.join(5);
    }
    assertTrue(
        said.contains("Waiting for the rate limit of 1,000 rows/s and 2.5 MB/s"), said::toString);
    assertEquals("Copying rows", meter.doing());
  }
}
