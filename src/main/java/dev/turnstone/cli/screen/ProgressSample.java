package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Visible;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has done at one moment.
 *
 * @param seconds since the run began
 */
record ProgressSample(Phase phase, String doing, List<OneTable> tables, double seconds) {
  /**
   * One table.
   *
   * @param expected -1 while it is not counted
   */
  record OneTable(String name, long confirmed, long expected, long setAside, boolean finished) {
    boolean running() {
      return confirmed > 0 && !finished;
    }
  }

  ProgressSample {
    tables = List.copyOf(tables);
  }

  static ProgressSample of(ProgressMeter meter, double seconds) {
    List<OneTable> tables = new ArrayList<>();
    for (ProgressMeter.TableProgress table : meter.tables()) {
      tables.add(
          new OneTable(
              Visible.text(table.table().substring(table.table().indexOf('.') + 1)),
              table.confirmed(),
              table.expected(),
              table.setAside(),
              table.finished()));
    }
    return new ProgressSample(meter.phase(), Visible.text(meter.doing()), tables, seconds);
  }

  /** The same, saying that a stop is wished. */
  ProgressSample stopping(boolean wished) {
    return wished
        ? new ProgressSample(phase, "Stopping at the next safe point", tables, seconds)
        : this;
  }

  long confirmed() {
    return tables.stream().mapToLong(OneTable::confirmed).sum();
  }

  long setAside() {
    return tables.stream().mapToLong(OneTable::setAside).sum();
  }

  /** Rows of all tables; -1 while one of them is not counted, or there is none. */
  long expected() {
    boolean open = tables.isEmpty() || tables.stream().anyMatch(t -> t.expected() < 0);
    return open ? -1 : tables.stream().mapToLong(OneTable::expected).sum();
  }
}
