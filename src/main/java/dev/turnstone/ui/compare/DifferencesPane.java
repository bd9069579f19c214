package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The differing rows of one table, what is to be said of them, and where a value came from. */
final class DifferencesPane extends VBox {
  /** Of the height that where a value came from is told in, in pixels. */
  private static final double LOWEST = 70;

  private static final double HIGHEST = 108;
  private static final double SHARE = 0.18;

  private final CompareViewModel model;
  private final DifferencesViewModel rows;
  private final Messages messages;
  private final DifferenceTable table;
  private final FlowPane heading = new FlowPane(8, 6);

  DifferencesPane(CompareViewModel model, Messages messages) {
    this.model = model;
    this.rows = model.differences();
    this.messages = messages;
    this.table = new DifferenceTable(CompareView.ROWS, rows, messages);
    getStyleClass().addAll("panel", "filled", "differences");
    HBox.setHgrow(heading, Priority.ALWAYS);
    heading.getStyleClass().add("differences-heading");
    heading.setPrefWrapLength(200);
    heading.setMinWidth(0);
    HBox above = new HBox(8, heading, sides(), previous(), next());
    above.getStyleClass().add("differences-tools");
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMinHeight(60);
    LineagePane lineage = new LineagePane(CompareView.LINEAGE, model.lineage());
    lineage
        .prefHeightProperty()
        .bind(Bindings.max(LOWEST, Bindings.min(HIGHEST, heightProperty().multiply(SHARE))));
    lineage.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(above, table, foot(), lineage);
    rows.table().addListener((o, was, is) -> head(is));
    model.shown().addListener((o, was, is) -> is.ifPresent(c -> table.ask(c.question())));
    head(rows.table().get());
  }

  private ToggleButton sides() {
    ToggleButton sides = new ToggleButton(messages.text("compare.side"));
    sides.setId(CompareView.SIDES);
    sides.getStyleClass().setAll("segment");
    sides.setAccessibleText(messages.text("compare.side"));
    sides.selectedProperty().bindBidirectional(rows.sideBySide());
    sides.setMinWidth(Region.USE_PREF_SIZE);
    return sides;
  }

  private Button previous() {
    Button previous = new Button("↑");
    previous.setId(CompareView.PREVIOUS);
    previous.getStyleClass().add("plain");
    previous.setAccessibleText(messages.text("compare.previous"));
    previous.setTooltip(new Tooltip(messages.text("compare.previous")));
    previous.setMinWidth(Region.USE_PREF_SIZE);
    previous.setOnAction(e -> model.previous());
    return previous;
  }

  private Button next() {
    Button next = new Button(messages.text("compare.next"));
    next.setId(CompareView.NEXT);
    next.getStyleClass().add("plain");
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setOnAction(e -> model.next());
    return next;
  }

  private void head(Optional<TableLine> line) {
    List<Node> parts = new ArrayList<>();
    Label name =
        new Label(line.map(TableLine::title).orElse(messages.text("compare.table.choose")));
    name.getStyleClass().add("strong");
    parts.add(name);
    Counts counts = line.map(l -> l.table().counts()).orElse(Counts.NOTHING);
    chip(parts, "compare.chip.added", counts.added(), Meaning.OK);
    chip(parts, "compare.chip.changed", counts.changed(), Meaning.WARN);
    chip(parts, "compare.chip.removed", counts.removed(), Meaning.LOSS);
    heading.getChildren().setAll(parts);
  }

  private void chip(List<Node> to, String key, long rows, Meaning meaning) {
    if (rows > 0) {
      to.add(new Chip(messages.text(key, rows), meaning));
    }
  }

  /** Where one is, and what is told apart from differences. */
  private HBox foot() {
    Label position = new Label();
    position.setId(CompareView.POSITION);
    position.getStyleClass().add("muted");
    position.setMinWidth(Region.USE_PREF_SIZE);
    RowWindow<?> window = rows.window();
    CompareView.only(position, position.textProperty().isNotEmpty());
    position
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::position, rows.place(), window.first(), window.size()));
    Label notes = new Label();
    notes.getStyleClass().add("muted");
    notes.setMinWidth(0);
    notes.textProperty().bind(rows.notes());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(rows.notes());
    whole.setWrapText(true);
    whole.setMaxWidth(520);
    notes.setTooltip(whole);
    Label failing = new Label();
    failing.getStyleClass().add("differences-failure");
    failing.textProperty().bind(rows.remark());
    failing.visibleProperty().bind(window.size().greaterThan(0).and(rows.remark().isNotEmpty()));
    failing.managedProperty().bind(failing.visibleProperty());
    failing.setWrapText(true);
    HBox foot = new HBox(12, position, failing, notes);
    foot.getStyleClass().add("panel-foot");
    foot.visibleProperty().bind(position.textProperty().isNotEmpty().or(rows.notes().isNotEmpty()));
    foot.managedProperty().bind(foot.visibleProperty());
    return foot;
  }

  private String position() {
    RowWindow<?> window = rows.window();
    if (window.size().get() == 0) {
      return "";
    }
    long row = rows.place().get().map(Place::row).orElse(window.first().get());
    return messages.text("compare.row.position", row + 1, window.size().get());
  }
}
