package dev.turnstone.app.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpanTest {
  private static Span scaled(double small, double large) {
    return Span.scaled(new Span.Point(small, 1_000), new Span.Point(large, 10_000), 1_000_000);
  }

  private static void assertHolds(Span span, double seconds) {
    assertTrue(span.low() <= seconds && seconds <= span.high(), span + " without " + seconds);
  }

  @Test
  void whatGrowsWithTheRowsIsHundredTimesAsLongForHundredTimesAsMany() {
    Span span = scaled(0.1, 1);

    assertHolds(span, 100);
    assertTrue(span.high() < 200 && span.low() > 70, span.toString());
  }

  /** One second that is always needed, and one that comes with 10,000 rows. */
  @Test
  void whatIsAlwaysNeededIsNotMultiplied() {
    assertHolds(scaled(1.1, 2), 101);
  }

  @Test
  void whatHardlyGrowsStaysBelowWhatItWouldBeIfItGrew() {
    Span span = scaled(0.5, 0.5);

    assertTrue(span.low() < 15 && span.high() < 50, span.toString());
    assertTrue(span.low() <= span.high(), span.toString());
  }

  @Test
  void whatWasMeasuredWholeIsNotReckoned() {
    Span span = Span.scaled(new Span.Point(1, 10), new Span.Point(2, 100), 100);

    assertEquals(Span.about(2), span);
  }

  @Test
  void whereNothingWasReadItIsWhatItWas() {
    assertEquals(Span.about(2), Span.scaled(new Span.Point(1, 0), new Span.Point(2, 0), 500));
  }
}
