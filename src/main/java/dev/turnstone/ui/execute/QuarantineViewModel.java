package dev.turnstone.ui.execute;

import dev.turnstone.app.quarantine.QuarantineCsv;
import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Code;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows a run set aside: why, how many, and each as it was in the source, a page at a time. Read
 * in the background; on the window's thread only.
 */
public final class QuarantineViewModel {
  /** Most rows that are held at once. */
  public static final int PAGE = 500;

  private final Migration migration;
  private final Messages messages;
  private final BooleanProperty open = new SimpleBooleanProperty(false);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
  private final ObservableList<CauseLine> causes = FXCollections.observableArrayList();
  private final ObservableList<SetAside> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<CauseLine>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty page = new SimpleIntegerProperty(0);
  private final AtomicInteger turn = new AtomicInteger();
  private String run = "";

  /**
   * Rows that were set aside for the same reason at the same place.
   *
   * @param column empty: the row as a whole
   * @param reason of the first of them, without row values
   */
  public record CauseLine(
      String table, Optional<String> column, Code code, String reason, long rows) {
    boolean has(SetAside row) {
      return row.table().equals(table) && row.column().equals(column) && row.code() == code;
    }

    CauseLine more() {
      return new CauseLine(table, column, code, reason, rows + 1);
    }
  }

  private record Read(List<CauseLine> causes, List<SetAside> rows) {}

  /** Nobody wants to know any more. */
  private static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Superseded() {
      super("superseded", null, false, false);
    }
  }

  QuarantineViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    open.addListener((o, was, is) -> opened(is));
    chosen.addListener((o, was, is) -> turnTo(0));
    page.addListener((o, was, is) -> read());
  }

  /** True while the rows are shown; they are read when they come to be shown. */
  public BooleanProperty open() {
    return open;
  }

  public ReadOnlyBooleanProperty reading() {
    return reading.getReadOnlyProperty();
  }

  /** Most rows first. */
  public ObservableList<CauseLine> causes() {
    return causes;
  }

  /** Those of one page, of the chosen cause where one is chosen. */
  public ObservableList<SetAside> rows() {
    return rows;
  }

  /** Empty: all of them. */
  public ObjectProperty<Optional<CauseLine>> chosen() {
    return chosen;
  }

  /** Which rows are shown, and of how many. */
  public ReadOnlyStringProperty shown() {
    return shown.getReadOnlyProperty();
  }

  /** What came of the last export; empty: none yet. */
  public ReadOnlyStringProperty exported() {
    return exported.getReadOnlyProperty();
  }

  /** Rows of all causes, or of the chosen one. */
  public long count() {
    return chosen
        .get()
        .map(CauseLine::rows)
        .orElseGet(() -> causes.stream().mapToLong(CauseLine::rows).sum());
  }

  public boolean hasNext() {
    return (page.get() + 1L) * PAGE < count();
  }

  public boolean hasPrevious() {
    return page.get() > 0;
  }

  public void next() {
    if (hasNext()) {
      page.set(page.get() + 1);
    }
  }

  public void previous() {
    if (hasPrevious()) {
      page.set(page.get() - 1);
    }
  }

  /** Writes every row set aside as comma separated values, in place of what the file holds. */
  public void export(Path file) {
    String wanted = run;
    exported.set(messages.text("execute.quarantine.exporting"));
    migration
        .tools()
        .background()
        .run(
            () -> write(wanted, file),
            rows -> exported.set(messages.text("execute.quarantine.exported", rows, file)),
            migration.tools().failed());
  }

  private long write(String wanted, Path file) throws IOException {
    long[] rows = {0};
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(QuarantineCsv.head());
      migration
          .engine()
          .quarantine(
              wanted,
              row -> {
                put(out, QuarantineCsv.of(row));
                rows[0]++;
              });
    }
    return rows[0];
  }

  private static void put(BufferedWriter out, String line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of this run from now on. */
  void of(String name) {
    run = name;
    exported.set("");
    open.set(false);
  }

  private void opened(boolean now) {
    turn.incrementAndGet();
    causes.clear();
    rows.clear();
    shown.set("");
    if (now) {
      chosen.set(Optional.empty());
      turnTo(0);
    }
  }

  private void turnTo(int wanted) {
    if (page.get() == wanted) {
      read();
    } else {
      page.set(wanted);
    }
  }

  private void read() {
    if (!open.get()) {
      return;
    }
    int mine = turn.incrementAndGet();
    String wanted = run;
    Optional<CauseLine> cause = chosen.get();
    long from = (long) page.get() * PAGE;
    reading.set(true);
    migration
        .tools()
        .background()
        .run(
            () -> read(wanted, cause, from, mine),
            found -> found(found, mine, from),
            e -> {
              if (!(e instanceof Superseded)) {
                reading.set(false);
                migration.tools().failed().accept(e);
              }
            });
  }

  private Read read(String wanted, Optional<CauseLine> cause, long from, int mine) {
    Map<List<Object>, CauseLine> found = new LinkedHashMap<>();
    List<SetAside> few = new ArrayList<>();
    long[] passed = {0};
    migration
        .engine()
        .quarantine(
            wanted,
            row -> {
              if (turn.get() != mine) {
                throw new Superseded();
              }
              found.merge(
                  List.of(row.table(), row.column(), row.code()),
                  new CauseLine(row.table(), row.column(), row.code(), row.reason(), 1),
                  (was, one) -> was.more());
              boolean its = cause.isEmpty() || cause.get().has(row);
              if (its && passed[0]++ >= from && few.size() < PAGE) {
                few.add(row);
              }
            });
    List<CauseLine> sorted = new ArrayList<>(found.values());
    sorted.sort((a, b) -> Long.compare(b.rows(), a.rows()));
    return new Read(sorted, few);
  }

  private void found(Read read, int mine, long from) {
    if (turn.get() != mine) {
      return;
    }
    reading.set(false);
    if (causes.isEmpty()) {
      causes.setAll(read.causes());
    }
    rows.setAll(read.rows());
    long first = read.rows().isEmpty() ? 0 : from + 1;
    shown.set(messages.text("execute.quarantine.shown", first, from + read.rows().size(), count()));
  }
}
