package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.ReadBack;
import dev.turnstone.ui.execute.TableLine.State;
import dev.turnstone.ui.kit.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said of a run that works is true of it, and never more than that. */
class ProgressViewModelTest {
  private final Messages messages = Messages.of(Locale.ENGLISH);
  private final ProgressViewModel model =
      new ProgressViewModel(messages, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final ProgressMeter meter = new ProgressMeter();
  private final TableWords words = new TableWords(messages);

  @Test
  void thereIsNoPercentageWhileRowsAreNotCounted() {
    meter.enter(Phase.LOAD, "Counting rows of item");
    meter.table("main.item").expect(1000);
    meter.table("main.label");
    meter.table("main.item").confirm(200, 0);
    model.sample(meter, 1);
    assertEquals("–", model.percent().get());
    assertEquals(0, model.share().get());
    assertEquals("200 rows confirmed; rows are not yet counted", model.rows().get());
  }

  @Test
  void thePercentageIsRoundedDownAndIsNotHundredBeforeTheEnd() {
    meter.enter(Phase.LOAD, "Copying rows");
    meter.table("main.item").expect(1000);
    meter.table("main.item").readRows(1000);
    meter.table("main.item").confirm(199, 3);
    model.sample(meter, 1);
    assertEquals("19%", model.percent().get());
    assertEquals("199 of 1,000 rows", model.rows().get());
    assertEquals(3, model.facts().get().setAside());
    meter.table("main.item").confirm(801, 0);
    meter.table("main.item").finish();
    meter.enter(Phase.VERIFY, "Reading back item");
    model.sample(meter, 2);
    assertEquals("99%", model.percent().get(), "it is not yet verified");
    assertEquals("1,000 of 1,000 rows", model.rows().get());
  }

  @Test
  void howLongItStillTakesIsNotSaidBeforeOneOfAHundred() {
    meter.enter(Phase.LOAD, "Copying rows");
    meter.table("main.item").expect(100_000);
    for (int second = 1; second <= 9; second++) {
      meter.table("main.item").readRows(100);
      meter.table("main.item").confirm(100, 0);
      model.sample(meter, second);
      assertEquals("", model.facts().get().remaining(), second + " s");
    }
    meter.table("main.item").confirm(100, 0);
    model.sample(meter, 10);
    assertEquals("≈ 14-19 min, then reading back", model.facts().get().remaining());
    assertEquals("100 rows/s", model.rate().get());
    assertEquals("≈ 14-19 min left", words.state(line("item")));
  }

  @Test
  void everyTableSaysWhereItStandsAndWhatItWaitsFor() {
    meter.table("main.a");
    model.sample(meter, 1);
    assertEquals("waits: preparing", words.state(line("a")));
    meter.enter(Phase.LOAD, "Counting rows");
    model.sample(meter, 2);
    assertEquals("waits to be counted", words.state(line("a")));
    meter.table("main.a").expect(10);
    meter.table("main.empty").expect(0);
    model.sample(meter, 3);
    assertEquals("waits for a worker", words.state(line("a")));
    assertEquals("0%", words.percent(line("empty")));
    meter.table("main.a").readRows(10);
    model.sample(meter, 4);
    assertEquals("copying", words.state(line("a")));
    meter.table("main.a").confirm(10, 1);
    meter.table("main.a").finish();
    meter.table("main.empty").finish();
    model.sample(meter, 5);
    assertEquals("to be verified", words.state(line("a")));
    assertEquals("100%", words.percent(line("a")));
    assertEquals("100%", words.percent(line("empty")));
    meter.table("main.a").readBack(ReadBack.UNDER_WAY);
    model.sample(meter, 6);
    assertEquals(State.READING_BACK, line("a").state());
    meter.table("main.a").readBack(ReadBack.EQUAL);
    model.sample(meter, 7);
    assertEquals("verified, 1 aside", words.state(line("a")));
    assertEquals("a, 10 rows, 100%, verified, 1 aside", words.spoken(line("a")));
    meter.table("main.a").readBack(ReadBack.DIFFERENT);
    model.sample(meter, 8);
    assertEquals("different", words.state(line("a")));
  }

  @Test
  void whatTheEngineTellsAndEachPhaseIsLoggedOnceNewestFirst() {
    meter.enter(Phase.LOAD, "Copying rows");
    meter.tell("The connection was lost. Trying again (2 of 5).");
    model.sample(meter, 1);
    model.sample(meter, 2);
    assertEquals(
        List.of("Copying rows", "The connection was lost. Trying again (2 of 5)."),
        model.log().lines().stream().map(LogLines.LogLine::words).toList());
  }

  @Test
  void theLogForgetsTheOldest() {
    for (int i = 0; i < 5000; i++) {
      meter.tell("line " + i);
    }
    model.sample(meter, 1);
    assertEquals(LogLines.CAPACITY, model.log().lines().size());
    assertEquals("line 4999", model.log().lines().get(0).words());
  }

  @Test
  void aThousandTablesAreLookedAtInNoTime() {
    for (int i = 0; i < 1000; i++) {
      meter.table("main.t" + i).expect(1000);
    }
    meter.enter(Phase.LOAD, "Copying rows");
    model.sample(meter, 1);
    long begun = System.nanoTime();
    int looks = 50;
    for (int look = 0; look < looks; look++) {
      meter.table("main.t" + look).readRows(100);
      meter.table("main.t" + look).confirm(100, 0);
      model.sample(meter, 2 + look);
    }
    double each = (System.nanoTime() - begun) / 1e6 / looks;
    assertEquals(1000, model.tables().size());
    assertTrue(each < 20, each + " ms");
    assertFalse(model.rate().get().isEmpty());
  }

  private TableLine line(String name) {
    return model.tables().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
