package dev.turnstone.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Severity;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T04:00:00+01:00");

  private static Window window(String end, double run, double undo) {
    DurationBand loads = new DurationBand(run / 2, run, List.of());
    DurationBand takesBack = new DurationBand(undo / 2, undo, List.of());
    return Window.until(OffsetDateTime.parse(end), NOW, loads, takesBack);
  }

  @Test
  void aRunThatIsThroughBeforeTheEndFitsAndCanBeUndoneUntilAnUndoBeforeIt() {
    Window window = window("2026-11-24T06:00:00+01:00", 3600, 600);

    assertTrue(window.fits());
    assertEquals(OffsetDateTime.parse("2026-11-24T05:00:00+01:00"), window.latestStart());
    assertEquals(OffsetDateTime.parse("2026-11-24T05:50:00+01:00"), window.pointOfNoReturn());
    assertTrue(window.problem().isEmpty());
  }

  /** After half of 40 minutes half of the run may be done, which takes 20 minutes to take back. */
  @Test
  void oneThatIsNotThroughHasToBeStoppedEarlyEnoughToTakeBackWhatItDid() {
    Window window = window("2026-11-24T04:40:00+01:00", 4800, 2400);

    assertFalse(window.fits());
    assertEquals(OffsetDateTime.parse("2026-11-24T03:20:00+01:00"), window.latestStart());
    assertEquals(OffsetDateTime.parse("2026-11-24T04:20:00+01:00"), window.pointOfNoReturn());
    assertEquals(Code.WINDOW_SHORT, window.problem().orElseThrow().code());
    assertEquals(Severity.WARNING, window.problem().orElseThrow().severity());
  }

  @Test
  void thePointOfNoReturnIsNeverBeforeTheBeginning() {
    Window window = window("2026-11-24T04:01:00+01:00", 1, 600);

    assertEquals(NOW, window.pointOfNoReturn());
  }
}
