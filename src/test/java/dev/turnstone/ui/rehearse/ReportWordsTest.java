package dev.turnstone.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.kit.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a dry run found is said as the language says it. */
class ReportWordsTest {
  @Test
  void durationsAreWrittenInTheUnitThatFits() {
    ReportWords words = new ReportWords(Messages.of(Locale.GERMAN));
    assertEquals("0,42 s", words.seconds(0.42));
    assertEquals("3 min 5 s", words.seconds(185));
    assertEquals("2 h 10 min", words.seconds(7_800));
    assertEquals("0,18 s – 12,5 s", words.band(0.18, 12.52));
  }
}
