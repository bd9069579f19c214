package dev.turnstone.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.cli.screen.ProgressSample.OneTable;
import dev.turnstone.document.text.Paint;
import dev.turnstone.run.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
  private static final TerminalFacts WIDE = new TerminalFacts(true, true, 100, true);

  @Test
  void showsABarForEachRunningTableAndATotal() {
    List<String> lines =
        bars(
            WIDE,
            load(
                10,
                new OneTable("orders", 500, 1000, 0, false),
                new OneTable("items", 0, 3000, 0, false),
                new OneTable("done", 100, 100, 0, true)));
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("orders "), lines.get(0));
    assertTrue(lines.get(0).contains("━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌  50 %  500 of 1,000"), lines.get(0));
    assertTrue(lines.get(1).contains("14 %  600 of 4,100"), lines.get(1));
    assertTrue(lines.get(2).startsWith("Loading."), lines.get(2));
  }

  @Test
  void showsHalfTheBarAlsoWithoutUnicode() {
    TerminalFacts plain = new TerminalFacts(true, true, 100, false);
    String line = bars(plain, load(1, new OneTable("orders", 50, 100, 0, false))).get(0);
    assertTrue(line.contains("############------------  50 %"), line);
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width = 40; width < 140; width++) {
      TerminalFacts facts = new TerminalFacts(true, true, width, true);
      OneTable table =
          new OneTable(
              "a_rather_long_name_of_a_table_" + width, 123_456_789, 987_654_321, 4_321, false);
      for (String line : bars(facts, load(3, table))) {
        assertTrue(line.length() < width, width + ": " + line);
      }
    }
  }

  @Test
  void aHundredPercentIsSaidOnlyWhenEveryRowIsConfirmed() {
    String almost = bars(WIDE, load(1, new OneTable("t", 99_999, 100_000, 0, false))).get(0);
    assertTrue(almost.contains("99 %"), almost);
  }

  @Test
  void rowsSetAsideAreCounted() {
    List<String> lines = bars(WIDE, load(1, new OneTable("t", 50, 100, 3, false)));
    assertTrue(lines.get(0).endsWith("3 set aside"), lines.get(0));
  }

  @Test
  void elsewhereOneLineTellsAll() {
    ProgressText text = new ProgressText(TerminalFacts.NONE, Paint.NONE);
    text.note(load(1, new OneTable("t", 10_000, 40_000, 0, false)));
    ProgressSample sample = load(2, new OneTable("t", 20_000, 40_000, 2, false));
    text.note(sample);
    assertEquals(
        "20,000 of 40,000 rows confirmed (50 %), 10,000 rows/s, 1-3 s to load, 2 set aside. Loading.",
        text.line(sample));
  }

  @Test
  void noTimeIsForetoldBeforeOneRowInAHundred() {
    ProgressText text = new ProgressText(TerminalFacts.NONE, Paint.NONE);
    text.note(load(1, new OneTable("t", 100, 1_000_000, 0, false)));
    ProgressSample early = load(2, new OneTable("t", 9_999, 1_000_000, 0, false));
    text.note(early);
    assertFalse(text.line(early).contains("to load"), text.line(early));
    ProgressSample later = load(3, new OneTable("t", 10_000, 1_000_000, 0, false));
    text.note(later);
    assertTrue(text.line(later).contains("to load"), text.line(later));
  }

  @Test
  void outsideLoadingOnlyTheSentenceStandsThere() {
    ProgressSample sample =
        new ProgressSample(Phase.INDEXES, "Building orders_by_customer", List.of(), 4);
    assertEquals(List.of("Building orders_by_customer  4.00 s"), bars(WIDE, sample));
  }

  private static List<String> bars(TerminalFacts facts, ProgressSample sample) {
    ProgressText text = new ProgressText(facts, Paint.NONE);
    text.note(sample);
    return text.bars(sample);
  }

  private static ProgressSample load(double seconds, OneTable... tables) {
    return new ProgressSample(Phase.LOAD, "Loading.", List.of(tables), seconds);
  }
}
