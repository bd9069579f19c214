package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.Tile;
import dev.turnstone.ui.migration.Migration;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** A run while it works, while it is paused, and once it has ended. */
final class RunPane extends VBox {
  static final String TABLES = "execute-tables";
  static final String LOG = "execute-log";

  private static final double GAP = 14;
  private static final double LINE = 31;

  private final ExecuteViewModel model;
  private final Migration migration;
  private final Messages messages;

  RunPane(ExecuteViewModel model, Migration migration) {
    this.model = model;
    this.migration = migration;
    this.messages = migration.messages();
    getStyleClass().addAll("page", "execute");
    getChildren().addAll(new RunHeading(model, migration), problems(), progress(), tiles(), body());
  }

  private ProblemLines problems() {
    ProblemLines problems = new ProblemLines(messages);
    problems.getStyleClass().add("panel");
    model
        .standing()
        .outcome()
        .addListener(
            (o, was, is) -> {
              problems.show(is.problems());
              show(problems, !is.problems().isEmpty());
            });
    show(problems, false);
    return problems;
  }

  private ProgressPane progress() {
    ProgressPane progress = new ProgressPane(model.progress(), migration);
    progress.visibleProperty().bind(model.standing().outcome().map(o -> o.tiles().isEmpty()));
    progress.managedProperty().bind(progress.visibleProperty());
    return progress;
  }

  private HBox tiles() {
    HBox tiles = new HBox(GAP);
    model
        .standing()
        .outcome()
        .addListener(
            (o, was, is) -> {
              tiles.getChildren().setAll(is.tiles().stream().map(RunPane::tile).toList());
              show(tiles, !is.tiles().isEmpty());
            });
    show(tiles, false);
    return tiles;
  }

  private static Tile tile(Outcome.Figure figure) {
    return new Tile(
        new SimpleStringProperty(figure.number()),
        new SimpleStringProperty(figure.about()),
        new SimpleObjectProperty<>(figure.meaning()));
  }

  private static void show(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }

  private GridPane body() {
    GridPane body = new GridPane();
    body.setHgap(GAP);
    for (double percent : new double[] {57, 43}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(percent);
      body.getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setPercentHeight(100);
    body.getRowConstraints().add(row);
    body.addRow(0, tables(), moving());
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    return body;
  }

  private Panel tables() {
    ListView<TableLine> list = new ListView<>(model.progress().tables());
    list.setId(TABLES);
    list.setFixedCellSize(LINE);
    list.setAccessibleText(messages.text("execute.tables"));
    list.setPlaceholder(new Label(messages.text("execute.tables.none")));
    TableWords words = new TableWords(messages);
    list.setCellFactory(l -> new TableCell(words));
    VBox.setVgrow(list, Priority.ALWAYS);
    LimitsPane limits = new LimitsPane(model, messages);
    limits
        .visibleProperty()
        .bind(model.standing().stage().map(s -> s == Stage.WORKING || s == Stage.PAUSED));
    limits.managedProperty().bind(limits.visibleProperty());
    Panel panel = new Panel(heading("execute.tables"), list, limits);
    panel.setMinWidth(0);
    return panel;
  }

  private Panel moving() {
    Label rate = new Label();
    rate.getStyleClass().add("strong");
    rate.textProperty().bind(model.progress().rate());
    rate.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox heading = heading("execute.chart");
    heading.getChildren().addAll(between, rate);
    ThroughputChart chart = new ThroughputChart(model.progress(), messages);
    chart.setMinHeight(Region.USE_PREF_SIZE);
    ListView<LogLines.LogLine> log = new ListView<>(model.progress().log().lines());
    log.setId(LOG);
    log.getStyleClass().add("log");
    log.setAccessibleText(messages.text("execute.log"));
    log.setPlaceholder(new Label(messages.text("execute.log.none")));
    log.setCellFactory(LogCell::new);
    log.setMinHeight(60);
    VBox.setVgrow(log, Priority.ALWAYS);
    Panel panel = new Panel(heading, chart, heading("execute.log"), log);
    panel.setMinWidth(0);
    return panel;
  }

  private HBox heading(String key) {
    Label words = new Label(messages.text(key));
    words.getStyleClass().add("strong");
    HBox heading = new HBox(8, words);
    heading.getStyleClass().add("execute-heading");
    return heading;
  }

  /** A chip that is there only when it says something. */
  static Chip chip() {
    Chip chip = new Chip("", Meaning.PLAIN);
    chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
    chip.managedProperty().bind(chip.visibleProperty());
    return chip;
  }
}
