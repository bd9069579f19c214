package dev.turnstone.ui.compare;

import dev.turnstone.app.Lineages;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Newest;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.RunReach;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.LineageSearch;
import dev.turnstone.undo.difference.RowDifference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Tells of the cell that is looked at where its value came from. */
public final class LineageViewModel {
  private final Migration migration;
  private final Messages messages;
  private final LineageWords words;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final Newest<Lineage> asking;

  LineageViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.words = new LineageWords(messages);
    this.asking = new Newest<>(migration.tools().background(), this::tell, this::failed);
    nothing();
  }

  /** Which row and column are told of. */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** What there is to tell. */
  public ReadOnlyObjectProperty<List<String>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** No cell is looked at. */
  void nothing() {
    asking.forget();
    title.set(messages.text("compare.lineage"));
    lines.set(List.of(messages.text("compare.lineage.choose")));
  }

  /**
   * Tells of one cell.
   *
   * @param table name of the target table, with its schema
   */
  void of(RunChoice run, String table, RowDifference row, String column) {
    String key =
        row.key().values().stream()
            .map(v -> CellWords.line(v.shown()))
            .collect(Collectors.joining(", "));
    title.set(messages.text("compare.lineage.of", key, column));
    if (row.key().isEmpty()) {
      asking.forget();
      title.set(messages.text("compare.lineage"));
      lines.set(List.of(messages.text("compare.lineage.no_key")));
      return;
    }
    lines.set(List.of(messages.text("compare.lineage.looking")));
    String typed =
        row.key().entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue().text())
            .collect(Collectors.joining(","));
    LineageSearch.Wanted wanted = new LineageSearch.Wanted(table, typed, Optional.of(column));
    RunReach reach = new RunReach(migration, run.name());
    asking.ask(
        () ->
            new Lineages(migration.engine().workspace())
                .of(run.name(), wanted, reach.access().secrets()));
  }

  private void tell(Lineage found) {
    lines.set(words.of(found));
  }

  private void failed(Throwable reason) {
    Failure failure = Failure.of(reason, messages);
    lines.set(List.of(failure.title()));
  }
}
