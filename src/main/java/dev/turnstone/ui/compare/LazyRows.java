package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A list of millions of rows of which only a few pages are held: those looked at last. A place that
 * is looked at before its row is read is empty and filled once the row is there; of places that
 * were passed over meanwhile, the oldest are never read. Used on the window's thread only.
 */
final class LazyRows<T> {
  /** Rows of a page. */
  static final int PAGE = 50;

  /** Pages that are held at most. */
  static final int HELD = 24;

  /** Pages that wait to be read at most; more than a window shows at once. */
  static final int WAITING = 6;

  private final long size;
  private final RowPages<T> pages;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final Map<Long, List<Slot<T>>> held = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Long> wanted = new ArrayDeque<>();
  private boolean reading;
  private boolean closed;

  /**
   * A list of which nothing is read yet.
   *
   * @param failed told when a page cannot be read; it is read again when it is looked at again
   */
  LazyRows(long size, RowPages<T> pages, Background background, Consumer<Throwable> failed) {
    this.size = size;
    this.pages = pages;
    this.background = background;
    this.failed = failed;
  }

  long size() {
    return size;
  }

  /** The place of this number, from 0; looking at it has its page read. */
  Slot<T> get(long index) {
    long page = Objects.checkIndex(index, size) / PAGE;
    Slot<T> slot = held(page).get((int) (index % PAGE));
    if (slot.row().get().isEmpty()) {
      want(page);
    }
    return slot;
  }

  /** Takes the rows of the first page, which somebody has read already. */
  void begin(List<T> rows) {
    fill(held(0), rows);
  }

  /** Reads nothing more; what is read at the moment is not shown. */
  void close() {
    closed = true;
    wanted.clear();
  }

  /** True while the rows of this page are held, read or not. */
  boolean holds(long page) {
    return held.containsKey(page);
  }

  private List<Slot<T>> held(long page) {
    List<Slot<T>> known = held.get(page);
    if (known != null) {
      return known;
    }
    List<Slot<T>> slots = slots(page);
    held.put(page, slots);
    forgetOldest();
    return slots;
  }

  private List<Slot<T>> slots(long page) {
    long first = page * PAGE;
    List<Slot<T>> slots = new ArrayList<>(PAGE);
    for (long i = first; i < Math.min(first + PAGE, size); i++) {
      slots.add(new Slot<>(i));
    }
    return slots;
  }

  private void forgetOldest() {
    if (held.size() > HELD) {
      Long oldest = held.keySet().iterator().next();
      held.remove(oldest);
    }
  }

  /** What is looked at last is read first. */
  private void want(long page) {
    if (closed) {
      return;
    }
    wanted.remove(page);
    wanted.addFirst(page);
    while (wanted.size() > WAITING) {
      wanted.removeLast();
    }
    readNext();
  }

  private void readNext() {
    Long page = reading ? null : wanted.peekFirst();
    if (page == null) {
      return;
    }
    reading = true;
    background.run(
        () -> pages.page(page * PAGE, PAGE),
        rows -> arrived(page, rows),
        e -> {
          arrived(page, List.of());
          if (!closed) failed.accept(e);
        });
  }

  private void arrived(long page, List<T> rows) {
    reading = false;
    wanted.remove(page);
    List<Slot<T>> slots = held.get(page);
    if (slots != null && !closed) {
      fill(slots, rows);
    }
    readNext();
  }

  private static <T> void fill(List<Slot<T>> slots, List<T> rows) {
    for (int i = 0; i < Math.min(rows.size(), slots.size()); i++) {
      slots.get(i).fill(rows.get(i));
    }
  }
}
