package dev.turnstone.ui.rehearse;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.ui.rehearse.RehearsalProgress.Line;
import java.util.function.ToLongFunction;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the dry run goes: what is read now, how much of all, table by table. */
final class ProgressPane extends VBox {
  static final String BAR = "rehearse-bar";
  static final String TABLES = "rehearse-running";

  private static final double GAP = 14;
  private static final double LEAST = 240;

  private final Messages messages;

  ProgressPane(RehearsalProgress progress, Messages messages) {
    super(GAP);
    this.messages = messages;
    ProgressBar bar = new ProgressBar(0);
    bar.setId(BAR);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(progress.part());
    bar.accessibleTextProperty().bind(progress.counted());
    Label doing = new Label();
    doing.getStyleClass().add("strong");
    doing.textProperty().bind(progress.doing());
    Label counted = new Label();
    counted.getStyleClass().add("muted");
    counted.textProperty().bind(progress.counted());
    VBox head = new VBox(GAP / 2, doing, bar, counted);
    head.getStyleClass().addAll("panel", "progress-head");
    Panel panel = new Panel(tables(progress));
    VBox.setVgrow(panel, Priority.ALWAYS);
    panel.setPrefHeight(LEAST);
    getChildren().addAll(head, panel);
  }

  private Lines<Line> tables(RehearsalProgress progress) {
    Lines<Line> list =
        new Lines<>(
            TABLES, messages.text("rehearse.tables"), messages.text("rehearse.tables.waiting"));
    list.setItems(progress.tables());
    list.getColumns()
        .add(new TextColumn<>(messages.text("rehearse.table"), 220, Line::table).styled("strong"));
    list.getColumns().add(number("rehearse.table.read", Line::read));
    list.getColumns().add(number("rehearse.table.rows", Line::expected));
    list.getColumns().add(number("rehearse.table.refused", Line::refused));
    list.getColumns()
        .add(new TextColumn<>(messages.text("rehearse.table.state"), 140, this::state));
    return list;
  }

  private TextColumn<Line> number(String key, ToLongFunction<Line> count) {
    return new TextColumn<Line>(messages.text(key), 110, l -> words(count.applyAsLong(l)))
        .styled("at-end");
  }

  private String words(long count) {
    return count < 0 ? "" : messages.text("rehearse.number", count);
  }

  private String state(Line line) {
    if (line.finished()) {
      return messages.text("rehearse.table.read.done");
    }
    return messages.text(line.read() > 0 ? "rehearse.table.read.now" : "rehearse.table.read.waits");
  }
}
