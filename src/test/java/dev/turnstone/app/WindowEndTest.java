package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowEndTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-23T22:30:00+01:00[Europe/Berlin]");

  private static String end(String text) {
    return WindowEnd.parse(text, NOW).map(OffsetDateTime::toString).orElse("none");
  }

  @Test
  void aTimeOfDayIsTheNextOne() {
    assertEquals("2026-11-24T06:00+01:00", end("06:00"));
    assertEquals("2026-11-23T23:15+01:00", end("23:15"));
    assertEquals("2026-11-24T22:30+01:00", end("22:30"));
  }

  @Test
  void aDateAndTimeIsLocalUnlessItSaysWhere() {
    assertEquals("2026-11-24T06:00+01:00", end("2026-11-24T06:00"));
    assertEquals("2026-11-24T06:00Z", end("2026-11-24T06:00Z"));
    assertEquals(
        "2026-07-01T06:00+02:00",
        WindowEnd.parse(
                "2026-07-01T06:00", ZonedDateTime.parse("2026-06-30T00:00:00+02:00[Europe/Berlin]"))
            .orElseThrow()
            .toString());
  }

  @Test
  void whatIsOverOrNoTimeIsNone() {
    assertEquals("none", end("2026-11-23T22:30"));
    assertEquals("none", end("six"));
    assertEquals("none", end("25:00"));
    assertEquals(Optional.empty(), WindowEnd.parse("2026-11-24", NOW));
  }
}
