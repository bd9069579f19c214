package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.ui.kit.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten million rows are a list of which a few pages are read, and fewer held. */
class LazyRowsTest {
  private static final int MANY = 10_000_000;

  private final List<Long> read = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final Background stepped = new Background(work::add, Runnable::run);

  private List<String> page(long from, int count) {
    read.add(from / LazyRows.PAGE);
    return IntStream.range(0, (int) Math.min(count, MANY - from))
        .mapToObj(i -> "row " + (from + i))
        .toList();
  }

  private LazyRows<String> rows(Background background) {
    return new LazyRows<>(MANY, this::page, background, failures::add);
  }

  @Test
  void nothingIsReadBeforeItIsLookedAt() {
    LazyRows<String> rows = rows(stepped);
    assertEquals(MANY, rows.size());
    assertTrue(work.isEmpty());
    Slot<String> slot = rows.get(9_999_999);
    assertEquals(Optional.empty(), slot.row().get());
    work.remove().run();
    assertEquals(Optional.of("row 9999999"), slot.row().get());
    assertEquals(List.of(199_999L), read);
  }

  @Test
  void aPlaceThatIsShownIsFilledWhenItsRowArrives() {
    LazyRows<String> rows = rows(stepped);
    List<String> shown = new ArrayList<>();
    rows.get(130).row().addListener((o, was, is) -> shown.add(is.orElse("")));
    work.remove().run();
    assertEquals(List.of("row 130"), shown);
    rows.get(149);
    assertTrue(work.isEmpty(), "its page is there");
  }

  @Test
  void whatIsLookedAtLastIsReadFirstAndWhatWasPassedOverIsNotRead() {
    LazyRows<String> rows = rows(stepped);
    for (int page = 0; page < 1000; page++) {
      rows.get(page * LazyRows.PAGE);
    }
    while (!work.isEmpty()) {
      work.remove().run();
    }
    assertEquals(LazyRows.WAITING + 1, read.size(), read.toString());
    assertEquals(List.of(0L, 999L, 998L), read.subList(0, 3));
  }

  @Test
  void scrollingAnywhereHoldsAFewPagesOnly() {
    LazyRows<String> rows = rows(new Background(Runnable::run, Runnable::run));
    Random chance = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      int at = chance.nextInt(MANY);
      assertEquals(Optional.of("row " + at), rows.get(at).row().get());
    }
    long kept = IntStream.range(0, MANY / LazyRows.PAGE).filter(p -> rows.holds(p)).count();
    assertEquals(LazyRows.HELD, kept);
  }

  @Test
  void theFirstPageNeedsNoSecondReading() {
    LazyRows<String> rows = rows(stepped);
    rows.begin(page(0, LazyRows.PAGE));
    assertEquals(Optional.of("row 49"), rows.get(49).row().get());
    assertTrue(work.isEmpty());
    rows.get(50);
    assertEquals(1, work.size());
  }

  @Test
  void aPageThatCannotBeReadIsToldAndReadAgainWhenLookedAtAgain() {
    boolean[] broken = {true};
    LazyRows<String> rows =
        new LazyRows<>(
            MANY,
            (from, count) -> {
              if (broken[0]) throw new IllegalStateException("gone");
              return page(from, count);
            },
            stepped,
            failures::add);
    Slot<String> slot = rows.get(5);
    work.remove().run();
    assertEquals(1, failures.size());
    assertTrue(work.isEmpty(), "it is not asked for again by itself");
    broken[0] = false;
    assertEquals(slot, rows.get(5));
    work.remove().run();
    assertEquals(Optional.of("row 5"), slot.row().get());
  }

  @Test
  void onceClosedNothingIsReadOrTold() {
    LazyRows<String> rows = rows(stepped);
    Slot<String> slot = rows.get(5);
    rows.get(5_000);
    rows.close();
    work.remove().run();
    assertEquals(Optional.empty(), slot.row().get());
    rows.get(70_000);
    assertTrue(work.isEmpty());
  }
}
