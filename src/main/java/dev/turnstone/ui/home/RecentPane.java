package dev.turnstone.ui.home;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The migrations of late as a table; Enter or a double click opens one. */
final class RecentPane extends VBox {
  static final String TABLE = "home-recent";
  private static final int ROW = 36;
  private static final double BUTTON = 96;
  private static final int FEWEST_ROWS = 4;
  private static final int MOST_ROWS = 12;

  private final HomeViewModel model;
  private final Messages messages;

  RecentPane(HomeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    Label heading = new Label(messages.text("home.recent"));
    heading.getStyleClass().add("panel-heading");
    getStyleClass().add("panel");
    getChildren().setAll(heading, table());
    setPadding(new Insets(0, 1, 1, 1));
    setMaxHeight(USE_PREF_SIZE);
  }

  private TableView<RecentMigration> table() {
    TableView<RecentMigration> table = new TableView<>(model.recent());
    table.setId(TABLE);
    table.setAccessibleText(messages.text("home.recent"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("home.recent.name", 230, RecentMigration::name).styled("strong"));
    table.getColumns().add(column("home.recent.between", 290, RecentMigration::between));
    table.getColumns().add(stages());
    table.getColumns().add(column("home.recent.run", 130, RecentMigration::lastRun));
    table.getColumns().add(column("home.recent.fidelity", 100, RecentMigration::fidelity));
    table.getColumns().add(buttons());
    Label placeholder = new Label();
    placeholder.setWrapText(true);
    placeholder.textProperty().bind(model.placeholder());
    placeholder.setMaxWidth(460);
    placeholder.setMinHeight(USE_PREF_SIZE);
    table.setPlaceholder(placeholder);
    table.setFixedCellSize(ROW);
    table.setRowFactory(t -> new RecentRow(this::open));
    table.setOnKeyPressed(
        e -> {
          RecentMigration selected = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && selected != null) {
            open(selected);
          }
        });
    table
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    ROW * (1.0 + Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, model.recent().size())))
                        + 2,
                model.recent()));
    return table;
  }

  private void open(RecentMigration migration) {
    if (migration.opens()) {
      model.actions().open().accept(migration.folder());
    }
  }

  private TextColumn<RecentMigration> column(
      String key, double width, Function<RecentMigration, String> words) {
    return new TextColumn<>(messages.text(key), width, words);
  }

  private TableColumn<RecentMigration, RecentMigration> stages() {
    TableColumn<RecentMigration, RecentMigration> column =
        empty(messages.text("home.recent.stage"), 200);
    column.setCellFactory(c -> new StageCell());
    return column;
  }

  private TableColumn<RecentMigration, RecentMigration> buttons() {
    TableColumn<RecentMigration, RecentMigration> column = empty("", BUTTON);
    column.setMinWidth(BUTTON);
    column.setCellFactory(c -> new OpenCell());
    return column;
  }

  /** For cells that hold more than words. */
  private static TableColumn<RecentMigration, RecentMigration> empty(String title, double width) {
    return new TextColumn<>(title, width, line -> "");
  }

  private static final class StageCell extends TableCell<RecentMigration, RecentMigration> {
    @Override
    protected void updateItem(@Nullable RecentMigration item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setGraphic(null);
        return;
      }
      Chip chip = new Chip(item.stage(), item.meaning());
      if (!item.explanation().isEmpty()) {
        chip.setTooltip(new Tooltip(item.explanation()));
        chip.setAccessibleText(item.stage() + ". " + item.explanation());
      }
      setGraphic(chip);
    }
  }

  private final class OpenCell extends TableCell<RecentMigration, RecentMigration> {
    OpenCell() {
      getStyleClass().add("at-end");
    }

    @Override
    protected void updateItem(@Nullable RecentMigration item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty || !item.opens()) {
        setGraphic(null);
        return;
      }
      Button open = new Button(messages.text("home.recent.open"));
      open.getStyleClass().add("plain");
      open.setMinWidth(USE_PREF_SIZE);
      open.setAccessibleText(messages.text("home.recent.open.accessible", item.name()));
      open.setOnAction(e -> open(item));
      setGraphic(open);
    }
  }
}
