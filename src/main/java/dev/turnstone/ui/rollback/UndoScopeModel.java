package dev.turnstone.ui.rollback;

import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.rollback.OnConflict;
import dev.turnstone.undo.rollback.TableUndo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which tables are taken back and how, and what that means row by row. */
public final class UndoScopeModel {
  private static final double MINUTE = 60;

  private final Messages messages;
  private final UndoWords words;
  private final Runnable changed;
  private final ObservableList<UndoLine> lines = FXCollections.observableArrayList();
  private final ObservableList<String> conflicts = FXCollections.observableArrayList();
  private final ObservableList<String> remarks = FXCollections.observableArrayList();
  private final ObjectProperty<OnConflict> onConflict = new SimpleObjectProperty<>(OnConflict.KEEP);
  private final ReadOnlyLongWrapper touched = new ReadOnlyLongWrapper(0);
  private final ReadOnlyStringWrapper expected = new ReadOnlyStringWrapper("");
  private Set<String> replaced = Set.of();
  private boolean blocked;

  /**
   * Nothing is known yet.
   *
   * @param changed told of every other choice
   */
  UndoScopeModel(Messages messages, UndoWords words, Runnable changed) {
    this.messages = messages;
    this.words = words;
    this.changed = changed;
    onConflict.addListener((o, was, is) -> changed.run());
  }

  /** In the order in which they are taken back. */
  public ObservableList<UndoLine> lines() {
    return lines;
  }

  /** What becomes of rows that others changed since. */
  public ObjectProperty<OnConflict> onConflict() {
    return onConflict;
  }

  /** How many rows of the run others had a hand in, while they are kept; all of them. */
  public ReadOnlyLongProperty touched() {
    return touched.getReadOnlyProperty();
  }

  /** The first of the rows that others had a hand in and that stay, a line each. */
  public ObservableList<String> conflicts() {
    return conflicts;
  }

  /** What cannot be undone or shown, and what is done beside rows. */
  public ObservableList<String> remarks() {
    return remarks;
  }

  /** How long it may take; empty: not known. */
  public ReadOnlyStringProperty expected() {
    return expected.getReadOnlyProperty();
  }

  /** How a table comes back; empty: it stays. */
  public String how(UndoLine line) {
    return line.outcome()
        .get()
        .map(t -> words.how(t, replaced.contains(line.name())))
        .orElseGet(
            () ->
                messages.text(line.chosen().get() ? "rollback.how.blocked" : "rollback.how.stays"));
  }

  /** True when tables are known and none of them is chosen. */
  boolean none() {
    return !lines.isEmpty() && lines.stream().noneMatch(l -> l.chosen().get());
  }

  /** True when something is in the way of what is chosen. */
  boolean blocked() {
    return blocked;
  }

  UndoChoice choice() {
    boolean all = lines.stream().allMatch(l -> l.chosen().get());
    Set<String> chosen =
        lines.stream()
            .filter(l -> l.chosen().get())
            .map(UndoLine::name)
            .collect(Collectors.toSet());
    return new UndoChoice(onConflict.get(), all ? Set.of() : chosen);
  }

  /** Rows that are to be taken out. */
  long rows() {
    return lines.stream()
        .flatMap(l -> l.outcome().get().stream())
        .mapToLong(TableUndo::removed)
        .sum();
  }

  void look(Looked looked) {
    UndoResult preview = looked.preview();
    replaced = looked.replaced();
    if (lines.isEmpty()) {
      begin(preview);
    }
    outcome(preview);
    if (onConflict.get() == OnConflict.KEEP) {
      touched.set(preview.report().conflictCount()); // who overwrites has none of them
    }
    blocked = preview.report().problems().stream().anyMatch(p -> p.severity() == Severity.BLOCKER);
    double seconds = preview.report().tables().stream().mapToDouble(TableUndo::seconds).sum();
    expected.set(
        seconds < 1
            ? messages.text("rollback.expected.moment")
            : seconds < MINUTE
                ? messages.text("rollback.expected.seconds", Math.ceil(seconds))
                : messages.text("rollback.expected.minutes", Math.ceil(seconds / MINUTE)));
  }

  /** What came of it; of a stop no more is known than that it stopped. */
  void end(UndoResult result) {
    if (result.stopped()) {
      remarks.setAll(words.remarks(result));
    } else {
      outcome(result);
      touched.set(result.report().conflictCount());
    }
  }

  private void outcome(UndoResult result) {
    for (UndoLine line : lines) {
      Optional<TableUndo> one =
          result.report().tables().stream()
              .filter(t -> t.table().name().equals(line.name()))
              .findFirst();
      line.outcome().set(one);
    }
    conflicts.setAll(result.report().conflicts().stream().map(words::conflict).toList());
    remarks.setAll(words.remarks(result));
  }

  /** Tables that are in the way as they are can be left out. */
  private void begin(UndoResult preview) {
    Set<String> names = new LinkedHashSet<>();
    preview.report().tables().forEach(t -> names.add(t.table().name()));
    preview.report().problems().forEach(p -> table(p).ifPresent(names::add));
    List<UndoLine> all = names.stream().map(UndoLine::new).toList();
    all.forEach(l -> l.chosen().addListener((o, was, is) -> changed.run()));
    lines.setAll(all);
  }

  private static Optional<String> table(Problem problem) {
    return problem.where().table().map(t -> t.substring(t.indexOf('.') + 1));
  }
}
