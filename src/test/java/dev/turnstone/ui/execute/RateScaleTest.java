package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A slider has room for slow rates and fast ones, and for none at all. */
class RateScaleTest {
  @Test
  void itGoesFromTenToAMillionAndEndsWithNoLimit() {
    assertEquals(OptionalLong.of(10), RateScale.at(0));
    assertEquals(OptionalLong.of(1_000_000), RateScale.at(98));
    assertEquals(OptionalLong.empty(), RateScale.at(RateScale.END));
    assertEquals(RateScale.END, RateScale.placeOf(OptionalLong.empty()));
  }

  @Test
  void ratesGrowAlongItAndHaveTwoDigitsThatCount() {
    long before = 0;
    for (int place = 0; place <= 98; place++) {
      long rate = RateScale.at(place).orElseThrow();
      assertTrue(rate > before, rate + " at " + place);
      assertTrue(Long.toString(rate).substring(2).matches("0*"), rate + " at " + place);
      before = rate;
    }
  }

  @Test
  void aRateIsFoundWhereItIs() {
    for (long rate : new long[] {10, 200, 3500, 48_000, 1_000_000}) {
      assertEquals(OptionalLong.of(rate), RateScale.at(RateScale.placeOf(OptionalLong.of(rate))));
    }
    assertEquals(0, RateScale.placeOf(OptionalLong.of(1)), "beyond the scale");
  }
}
