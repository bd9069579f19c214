package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.ui.map.pair.RuleLine;
import dev.turnstone.ui.migration.FieldPlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The columns of the pair that is open as a table of rules; several can be taken at once. */
final class RuleTable extends VBox {
  static final String TABLE = "map-rules";

  /** Width that all columns need, in pixels. */
  private static final double ALL = 930;

  private final MapViewModel model;
  private final Lines<RuleLine> table;
  private boolean showing;

  RuleTable(MapViewModel model) {
    this.model = model;
    Messages messages = model.messages();
    this.table = new Lines<>(TABLE, messages.text("map.rules"), messages.text("map.rules.nothing"));
    table.setItems(model.columns().rules());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    add("map.column.target", 120, r -> r.target().name(), "strong");
    add("map.column.type", 112, r -> r.target().type(), "code");
    add("map.column.rule", 172, RuleLine::rule, "");
    add("map.column.source", 104, RuleLine::source, "muted");
    add("map.column.verdict", 160, RuleLine::verdict, "");
    add("map.column.failure", 112, RuleLine::failure, "muted");
    add("map.column.comment", 150, RuleLine::comment, "muted");
    table.setRowFactory(
        t ->
            new StandingRow<>(
                r -> r.target().standing().asks() ? r.target().standing().style() : ""));
    table.widthProperty().addListener((o, was, is) -> fit(is.doubleValue()));
    table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> select(is));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.selected().addListener((o, was, is) -> reveal());
    table.getItems().addListener((ListChangeListener<RuleLine>) c -> reveal());
    getChildren().add(table);
    setMinSize(0, 0);
    reveal();
  }

  /** Where there is no room for all columns side by side, they are scrolled. */
  private void fit(double width) {
    table.setColumnResizePolicy(
        width < ALL
            ? TableView.UNCONSTRAINED_RESIZE_POLICY
            : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
  }

  private void add(String key, double width, Function<RuleLine, String> words, String style) {
    TextColumn<RuleLine> column = new TextColumn<>(model.messages().text(key), width, words);
    table.getColumns().add(style.isEmpty() ? column : column.styled(style));
  }

  private void select(@Nullable RuleLine line) {
    if (!showing && line != null) {
      model.select(line.target().name());
    }
  }

  private void reveal() {
    Optional<String> column = model.selected().get().map(FieldPlace::column);
    RuleLine now = table.getSelectionModel().getSelectedItem();
    if (column.isEmpty() || (now != null && now.target().name().equals(column.get()))) {
      return;
    }
    showing = true;
    IntStream.range(0, table.getItems().size())
        .filter(i -> table.getItems().get(i).target().name().equals(column.get()))
        .findFirst()
        .ifPresent(
            i -> {
              table.getSelectionModel().clearAndSelect(i);
              table.scrollTo(Math.max(0, i - 3));
            });
    showing = false;
  }

  private void pressed(KeyEvent event) {
    List<String> chosen =
        table.getSelectionModel().getSelectedItems().stream().map(r -> r.target().name()).toList();
    if (event.getCode() == KeyCode.DELETE) {
      model.linking().unmap(chosen);
      event.consume();
    } else if (event.getCode() == KeyCode.SPACE) {
      model.accept();
      event.consume();
    }
  }
}
