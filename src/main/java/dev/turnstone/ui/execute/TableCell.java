package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One table of a run: its name, rows, bar, percentage, and how it stands in words. */
final class TableCell extends ListCell<TableLine> {
  private static final double NAME = 84;
  private static final double WIDE = 96;
  private static final double ROWS = 70;
  private static final double BAR = 40;
  private static final double PERCENT = 42;
  private static final double STATE = 124;

  private final TableWords words;
  private final Label name = label("strong");
  private final Label rows = label("muted");
  private final ProgressBar bar = new ProgressBar(0);
  private final Label percent = label("percent");
  private final Label state = label("muted");
  private final Chip chip = new Chip("", Meaning.PLAIN);
  private final HBox end = new HBox(chip, state);
  private final GridPane grid = new GridPane();

  TableCell(TableWords words) {
    this.words = words;
    getStyleClass().add("execute-table");
    bar.getStyleClass().add("table-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    end.getStyleClass().add("table-state");
    grid.getColumnConstraints()
        .addAll(growing(NAME, WIDE), fixed(ROWS), growing(BAR, BAR), fixed(PERCENT), fixed(STATE));
    grid.getColumnConstraints().get(1).setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().get(3).setHalignment(HPos.RIGHT);
    grid.getStyleClass().add("execute-table-grid");
    grid.addRow(0, name, rows, bar, percent, end);
    setPrefWidth(0);
  }

  private static ColumnConstraints growing(double least, double width) {
    ColumnConstraints column = new ColumnConstraints(least, width, Double.MAX_VALUE);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private static ColumnConstraints fixed(double width) {
    return new ColumnConstraints(width);
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setTooltip(new Tooltip());
    label.getTooltip().textProperty().bind(label.textProperty());
    return label;
  }

  @Override
  protected void updateItem(@Nullable TableLine line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    name.setText(line.name());
    rows.setText(words.rows(line));
    bar.setProgress(line.share());
    percent.setText(words.percent(line));
    boolean stands = TableWords.stands(line);
    chip.setText(stands ? words.state(line) : "");
    chip.mean(words.meaning(line));
    chip.setVisible(stands);
    chip.setManaged(stands);
    state.setText(stands ? "" : words.state(line));
    bar.getStyleClass().removeAll("whole");
    if (line.share() >= 1) {
      bar.getStyleClass().add("whole");
    }
    setAccessibleText(words.spoken(line));
    if (getGraphic() == null) {
      setGraphic(grid);
    }
  }
}
