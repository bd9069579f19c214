package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Looks through one database: its tables, the columns of one of them, and what stays behind. */
public final class CatalogueViewModel {
  private final Messages messages;
  private final ObservableList<TableLine> all = FXCollections.observableArrayList();
  private final FilteredList<TableLine> tables = new FilteredList<>(all);
  private final ObservableList<ColumnLine> columns = FXCollections.observableArrayList();
  private final ObservableList<LeftBehind> leftBehind = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Optional<TableLine>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");

  public CatalogueViewModel(Messages messages) {
    this.messages = messages;
    filter.addListener((o, was, is) -> narrow());
    selected.addListener(
        (o, was, is) -> columns.setAll(is.map(l -> ColumnLine.of(l.table())).orElse(List.of())));
  }

  /** What was read of a database; begins with its first table. */
  public void show(Catalog catalog) {
    TableLines lines = new TableLines(catalog);
    all.setAll(lines.lines());
    leftBehind.setAll(catalog.leftBehind());
    summary.set(summary(lines.circles()));
    narrow();
    selected.set(all.stream().findFirst());
  }

  /** Those that the filter leaves, by name. */
  public ObservableList<TableLine> tables() {
    return tables;
  }

  /** Letters that occur in the names of tables, or of one of their columns. */
  public StringProperty filter() {
    return filter;
  }

  public ObjectProperty<Optional<TableLine>> selected() {
    return selected;
  }

  /** Those of the selected table. */
  public ObservableList<ColumnLine> columns() {
    return columns;
  }

  public ObservableList<LeftBehind> leftBehind() {
    return leftBehind;
  }

  /** How much there is, in a line. */
  public ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** How many of the tables are shown. */
  public ReadOnlyStringProperty counted() {
    return counted.getReadOnlyProperty();
  }

  /** Exactly counted, or as the server guesses, which is said. */
  public String rows(TableLine line) {
    TableTraits traits = line.table().traits();
    if (traits.rows().isPresent()) {
      return messages.text("catalogue.rows", traits.rows().getAsLong());
    }
    return traits.estimatedRows().isPresent()
        ? messages.text("catalogue.rows.about", traits.estimatedRows().getAsLong())
        : messages.text("catalogue.nothing");
  }

  /** How it hangs together with others. */
  public String keys(TableLine line) {
    if (line.in() == 0 && line.out() == 0) {
      return messages.text("catalogue.nothing");
    }
    return messages.text("catalogue.keys.value", line.in(), line.out());
  }

  public String nullable(ColumnLine column) {
    return messages.text(column.nullable() ? "catalogue.nullable" : "catalogue.not_null");
  }

  private void narrow() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    tables.setPredicate(wanted.isEmpty() ? l -> true : l -> has(l, wanted));
    counted.set(messages.text("catalogue.shown", tables.size(), all.size()));
  }

  private static boolean has(TableLine line, String wanted) {
    return line.shown().toLowerCase(Locale.ROOT).contains(wanted)
        || line.table().columns().stream()
            .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private String summary(List<List<TableName>> circles) {
    long fields = sum(l -> l.table().columns().size());
    long keys = sum(TableLine::out);
    String words = messages.text("catalogue.summary", all.size(), fields, keys, leftBehind.size());
    String names =
        circles.stream()
            .map(c -> c.stream().map(TableName::name).collect(Collectors.joining(" ↔ ")))
            .collect(Collectors.joining("; "));
    return circles.isEmpty()
        ? words
        : messages.text("catalogue.summary.circles", words, circles.size(), names);
  }

  private long sum(Function<TableLine, Integer> number) {
    return all.stream().mapToLong(number::apply).sum();
  }
}
