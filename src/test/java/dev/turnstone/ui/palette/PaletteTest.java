package dev.turnstone.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A few letters find what somebody means. */
class PaletteTest {
  @Test
  void whatBeginsWithTheLettersComesFirst() {
    assertEquals(
        List.of("order", "order_line", "customer_order", "reorder"),
        found("order", "reorder", "customer_order", "order", "order_line"));
  }

  @Test
  void lettersInOrderAreEnough() {
    assertEquals(List.of("Dry run"), found("dru", "Dry run", "Execute", "Compare"));
    assertEquals(List.of(), found("urd", "Dry run", "Execute"));
  }

  @Test
  void nothingTypedShowsEverythingInItsOrder() {
    assertEquals(List.of("b", "a", "c"), found("  ", "b", "a", "c"));
  }

  @Test
  void openingAnewAsksAnew() {
    List<Entry> entries = new ArrayList<>(List.of(entry("one")));
    PaletteViewModel model = new PaletteViewModel(() -> List.copyOf(entries));
    model.open();
    model.query().set("o");
    entries.add(entry("two"));
    assertEquals(1, model.found().size());
    model.open();
    assertEquals("", model.query().get());
    assertEquals(2, model.found().size());
  }

  @Test
  void tenThousandTablesAreSearchedWhileSomebodyTypes() {
    List<Entry> entries =
        IntStream.range(0, 10_000).mapToObj(i -> entry("table_number_" + i)).toList();
    PaletteViewModel model = new PaletteViewModel(() -> entries);
    model.open();
    long begun = System.nanoTime();
    model.query().set("tn9999");
    assertEquals("table_number_9999", model.found().get(0).words());
    assertTrue((System.nanoTime() - begun) / 1e6 < 500);
  }

  private static Entry entry(String words) {
    return new Entry(words, "", () -> {});
  }

  private static List<String> found(String query, String... words) {
    List<Entry> entries = List.of(words).stream().map(PaletteTest::entry).toList();
    PaletteViewModel model = new PaletteViewModel(() -> entries);
    model.open();
    model.query().set(query);
    return model.found().stream().map(Entry::words).toList();
  }
}
