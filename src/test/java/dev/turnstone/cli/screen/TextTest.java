package dev.turnstone.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Numbers, tables and foreign text as they are shown. */
@Isolated
class TextTest {

  @Test
  void numbersReadTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("en", "de", "tr", "ar-EG")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals("1,234,567", Numbers.count(1_234_567));
        assertEquals("0.42 s", Numbers.duration(0.42));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void durationsGrowWithTheirUnits() {
    assertEquals("12.3 s", Numbers.duration(12.34));
    assertEquals("3 min 5 s", Numbers.duration(185));
    assertEquals("2 h 10 min", Numbers.duration(7800));
  }

  @Test
  void oneRowIsNotOneRows() {
    assertEquals("1 row", Numbers.count(1, "row"));
    assertEquals("0 rows", Numbers.count(0, "row"));
  }

  @Test
  void columnsAreAlignedAndNumbersStandToTheRight() {
    assertEquals(
        List.of("table   rows", "a          1", "orders   200"),
        new TextTable("table", ">rows").row("a", "1").row("orders", "200").lines(Paint.NONE));
  }

  @Test
  void controlCharactersOfNamesAreShownAsTheirNumbers() {
    assertEquals("a\\u{1b}[2Jb\\u{202e}c", Visible.text("a\u001b[2Jb\u202ec"));
    assertEquals("Zoë 🐦", Visible.text("Zoë 🐦"));
  }

  @Test
  void withoutColoursTextStaysAsItIs() {
    assertEquals("done", Paint.NONE.good("done"));
    assertEquals("\u001b[32mdone\u001b[0m", new Paint(true).good("done"));
  }
}
