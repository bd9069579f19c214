package dev.turnstone.ui.rehearse;

import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.TableProgress;
import dev.turnstone.ui.kit.Messages;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How a dry run goes, as it was when it was looked at last. */
public final class RehearsalProgress {
  private final Messages messages;
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper(0);
  private final ObservableList<Line> tables = FXCollections.observableArrayList();
  private ProgressMeter meter = new ProgressMeter();

  /**
   * A table that is read.
   *
   * @param expected rows it has; -1: they were not counted yet
   */
  public record Line(String table, long read, long expected, long refused, boolean finished) {
    private static Line of(TableProgress progress) {
      String plain = progress.table().substring(progress.table().indexOf('.') + 1);
      return new Line(
          plain, progress.read(), progress.expected(), progress.setAside(), progress.finished());
    }

    /** Those in work first, then those that wait, then those that are done. */
    private int turn() {
      return finished ? 2 : read > 0 ? 0 : 1;
    }
  }

  RehearsalProgress(Messages messages) {
    this.messages = messages;
  }

  /** One sentence: what is done now. */
  public ReadOnlyStringProperty doing() {
    return doing.getReadOnlyProperty();
  }

  /** Rows read of those expected, and rows refused, in words. */
  public ReadOnlyStringProperty counted() {
    return counted.getReadOnlyProperty();
  }

  /** How much of what is expected was read, 0 to 1. */
  public ReadOnlyDoubleProperty part() {
    return part.getReadOnlyProperty();
  }

  /** Tables in work first. */
  public ObservableList<Line> tables() {
    return tables;
  }

  void begin(ProgressMeter of) {
    meter = of;
    sample();
  }

  /** Looks once more. */
  void sample() {
    List<Line> lines =
        meter.tables().stream().map(Line::of).sorted(Comparator.comparingInt(Line::turn)).toList();
    long read = lines.stream().mapToLong(Line::read).sum();
    long expected = lines.stream().mapToLong(l -> Math.max(0, l.expected())).sum();
    long refused = lines.stream().mapToLong(Line::refused).sum();
    doing.set(meter.doing().isEmpty() ? messages.text("rehearse.sentence.running") : meter.doing());
    counted.set(messages.text("rehearse.progress", read, Math.max(read, expected), refused));
    part.set(expected == 0 ? 0 : Math.min(1, (double) read / expected));
    if (!lines.equals(tables)) {
      tables.setAll(lines);
    }
  }
}
