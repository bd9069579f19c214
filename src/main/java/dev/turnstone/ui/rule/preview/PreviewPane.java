package dev.turnstone.ui.rule.preview;

import dev.turnstone.app.preview.Preview;
import dev.turnstone.app.preview.PreviewRow;
import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.preview.PreviewViewModel.State;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Real rows as a list: before, after, and what becomes of them. */
public final class PreviewPane extends VBox {
  public static final String ROWS = "rule-preview";
  public static final String VALUES = "rule-preview-values";
  public static final String STOP = "rule-preview-stop";
  public static final String SENTENCE = "rule-preview-sentence";

  private static final PseudoClass BLAMED = PseudoClass.getPseudoClass("blamed");
  private static final double CELL = 96;
  private static final double VERDICT = 150;
  private static final double SCROLL_BAR = 18;

  private final PreviewViewModel model;
  private final Messages messages;
  private final Lines<PreviewRow> rows;
  private final Chip masked;

  public PreviewPane(PreviewViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("rule-preview");
    masked = new Chip(messages.text("rule.preview.masked"), Chip.Meaning.PLAIN);
    rows = new Lines<>(ROWS, messages.text("rule.preview"), "");
    rows.visibleProperty().bind(model.preview().map(Optional::isPresent));
    Label instead = new Label();
    instead.getStyleClass().addAll("muted", "rule-instead");
    instead.setWrapText(true);
    instead.textProperty().bind(model.sentence());
    instead.visibleProperty().bind(rows.visibleProperty().not());
    StackPane middle = new StackPane(rows, instead);
    middle.setMinHeight(0);
    VBox.setVgrow(middle, Priority.ALWAYS);
    rows.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    Label sentence = new Label();
    sentence.setId(SENTENCE);
    sentence.getStyleClass().addAll("muted", "panel-foot");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.textProperty().bind(model.sentence());
    sentence.visibleProperty().bind(model.preview().map(Optional::isPresent));
    sentence.managedProperty().bind(sentence.visibleProperty());
    getChildren().addAll(head(), middle, sentence);
    model.preview().addListener((o, was, is) -> show(is));
    model.values().addListener((o, was, is) -> reveal(is));
    rows.widthProperty().addListener((o, was, is) -> fit());
    show(model.preview().get());
  }

  private HBox head() {
    Label title = new Label(messages.text("rule.preview"));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    CheckBox values = new CheckBox(messages.text("rule.preview.values"));
    values.setId(VALUES);
    values.setMinWidth(USE_PREF_SIZE);
    values.selectedProperty().bindBidirectional(model.values());
    Button stop = new Button(messages.text("rule.preview.stop"));
    stop.setId(STOP);
    stop.getStyleClass().add("plain");
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(e -> model.cancel());
    stop.visibleProperty().bind(model.state().map(s -> s == State.READING));
    stop.managedProperty().bind(stop.visibleProperty());
    HBox head = new HBox(title, masked, between, stop, values);
    head.getStyleClass().add("rule-head");
    return head;
  }

  private void reveal(boolean shown) {
    masked.setText(messages.text(shown ? "rule.preview.shown" : "rule.preview.masked"));
    masked.mean(shown ? Chip.Meaning.WARN : Chip.Meaning.PLAIN);
    rows.refresh();
  }

  private void show(Optional<Preview> preview) {
    rows.getColumns().clear();
    rows.getItems().clear();
    if (preview.isEmpty()) {
      return;
    }
    Preview of = preview.get();
    boolean hides = model.hides(of);
    masked.setVisible(hides);
    masked.setManaged(hides);
    boolean whole = of.targets().size() != 1;
    if (whole) {
      rows.getColumns().add(verdicts(of));
    } else {
      for (int i = 0; i < of.sources().size(); i++) {
        rows.getColumns().add(sources(of, i));
      }
    }
    for (int i = 0; i < of.targets().size(); i++) {
      rows.getColumns().add(targets(of, i));
    }
    if (!whole) {
      rows.getColumns().add(verdicts(of));
    }
    fit();
    rows.getItems().setAll(of.rows());
  }

  /** Where there is room for all columns, they share it. */
  private void fit() {
    int count = rows.getColumns().size() - 1;
    if (count < 1) {
      return;
    }
    double room = (rows.getWidth() - VERDICT - SCROLL_BAR) / count;
    for (TableColumn<PreviewRow, ?> column : rows.getColumns()) {
      if (!column.getStyleClass().contains("verdict")) {
        column.setPrefWidth(Math.max(CELL, room));
      }
    }
  }

  private TableColumn<PreviewRow, PreviewRow> column(String title) {
    TableColumn<PreviewRow, PreviewRow> column = new TableColumn<>(title);
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(CELL);
    column.setCellValueFactory(line -> new SimpleObjectProperty<>(line.getValue()));
    return column;
  }

  private TableColumn<PreviewRow, PreviewRow> sources(Preview of, int at) {
    String name = of.sources().get(at);
    TableColumn<PreviewRow, PreviewRow> column = column(name);
    boolean personal = model.hidesSource(name);
    column.setCellFactory(
        c ->
            new ValueCell() {
              @Override
              Shown of(PreviewRow row) {
                return new Shown(model.cell(row.before().get(at), personal), false);
              }
            });
    return column;
  }

  private TableColumn<PreviewRow, PreviewRow> targets(Preview of, int at) {
    TableColumn<PreviewRow, PreviewRow> column = column(of.targets().get(at));
    boolean personal = model.hidesTarget(of, at);
    column.setCellFactory(
        c ->
            new ValueCell() {
              @Override
              Shown of(PreviewRow row) {
                if (model.blamed(of, row, at)) {
                  return new Shown(model.reason(row), true);
                }
                boolean known = at < row.after().size();
                return new Shown(known ? model.cell(row.after().get(at), personal) : "–", false);
              }
            });
    return column;
  }

  private TableColumn<PreviewRow, PreviewRow> verdicts(Preview of) {
    TableColumn<PreviewRow, PreviewRow> column = column(messages.text("rule.preview.verdict"));
    column.getStyleClass().add("verdict");
    column.setPrefWidth(VERDICT);
    column.setCellFactory(c -> new VerdictCell(of));
    return column;
  }

  /** What a cell shows; blamed: it is the reason why the row is refused. */
  private record Shown(String words, boolean blamed) {}

  private abstract static class ValueCell extends TableCell<PreviewRow, PreviewRow> {
    ValueCell() {
      getStyleClass().add("code");
    }

    abstract Shown of(PreviewRow row);

    @Override
    protected void updateItem(@Nullable PreviewRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setText(null);
        setTooltip(null);
        pseudoClassStateChanged(BLAMED, false);
        return;
      }
      Shown shown = of(row);
      setText(shown.words());
      setTooltip(new Tooltip(shown.words()));
      pseudoClassStateChanged(BLAMED, shown.blamed());
    }
  }

  private final class VerdictCell extends TableCell<PreviewRow, PreviewRow> {
    private final Chip chip = new Chip("", Chip.Meaning.PLAIN);
    private final Preview of;

    VerdictCell(Preview of) {
      this.of = of;
    }

    @Override
    protected void updateItem(@Nullable PreviewRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(row == null || empty ? null : chip);
      if (row == null || empty) {
        return;
      }
      chip.setText(model.verdict(of, row));
      chip.mean(meaning(row.fate()));
      String whole = model.whole(row);
      setTooltip(whole.isEmpty() ? null : new Tooltip(whole));
      setAccessibleText(model.verdict(of, row) + (whole.isEmpty() ? "" : ", " + whole));
    }
  }

  private static Chip.Meaning meaning(Fate fate) {
    return switch (fate) {
      case STORED -> Chip.Meaning.OK;
      case CHANGED -> Chip.Meaning.WARN;
      case REFUSED, STOPS -> Chip.Meaning.LOSS;
      case FILTERED -> Chip.Meaning.PLAIN;
    };
  }
}
