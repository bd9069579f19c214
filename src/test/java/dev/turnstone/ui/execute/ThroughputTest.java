package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The chart keeps any length of time in the same room. */
class ThroughputTest {
  private final Throughput through = new Throughput();

  @Test
  void eightHoursTakeNoMoreRoomThanAMinuteAndLoseNothingThatCounts() {
    int looks = 8 * 3600 * 5;
    double most = 0;
    for (int i = 0; i < looks; i++) {
      double rate = i == 100_000 ? 900_000 : 1000 + i % 7;
      through.add(i / 5.0, rate, i == 50_000 ? 9 : 0.2);
      assertTrue(through.size() <= Throughput.CAPACITY, () -> through.size() + " points");
      most = Math.max(most, rate);
    }
    assertTrue(through.size() >= Throughput.CAPACITY / 2, through.size() + " points");
    assertEquals(0, through.second(0));
    assertEquals((looks - 1) / 5.0, through.last());
    assertEquals(9, through.longestLatency(), "the slowest chunk is still seen");
    for (int i = 1; i < through.size(); i++) {
      assertTrue(through.second(i) > through.second(i - 1), "in order");
    }
  }

  @Test
  void pointsThatBecomeOneHaveTheirAverage() {
    int looks = Throughput.CAPACITY * 8;
    for (int i = 0; i < looks; i++) {
      through.add(i * 0.25, i % 2 == 0 ? 100 : 300, 0);
    }
    for (int i = 0; i < through.size() - 1; i++) {
      assertEquals(200, through.rate(i), 1e-6);
    }
    assertEquals(200, through.highestRate(), 1e-6);
  }

  @Test
  void aNewRunBeginsWithAnEmptyChart() {
    through.add(0, 5, 1);
    through.clear();
    assertEquals(0, through.size());
    assertEquals(0, through.highestRate());
    through.add(3, 7, 0);
    assertEquals(7, through.rate(0));
  }
}
