package dev.turnstone.ui.rehearse;

import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Tile;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import java.io.File;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The page of the dry run: how it goes, and then what it found. F8 begins it. */
public final class RehearseView extends ScrollPane {
  public static final String RUN = "rehearse-run";
  public static final String CANCEL = "rehearse-cancel";
  public static final String EXECUTE = "rehearse-execute";
  public static final String EXPORT = "rehearse-export";
  public static final String TABLES = TablesPanel.LIST;
  public static final String CAUSES = FindingsPanel.CAUSES;

  private static final KeyCodeCombination KEY = new KeyCodeCombination(KeyCode.F8);
  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
  private static final Duration LOOK = Duration.millis(200);
  private static final double GAP = 14;

  /** What a list needs to be of use. */
  private static final double LEAST = 300;

  /** Below it there is no room for two panels side by side. */
  private static final double NARROW = 1000;

  private final RehearseViewModel model;
  private final Messages messages;
  private final Timeline looking = new Timeline();

  public RehearseView(RehearseViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("page-scroll", "rehearse");
    Banners banners = new Banners(model, messages);
    VBox found = found(banners);
    ProgressPane progress = new ProgressPane(model.progress(), messages);
    VBox before = before();
    shown(before, State.BEFORE);
    shown(progress, State.RUNNING);
    shown(found, State.FOUND);
    StackPane states = new StackPane(before, progress, found);
    VBox.setVgrow(states, Priority.ALWAYS);
    VBox page = new VBox(header(), new ChoiceRow(model, messages), banners, states);
    page.getStyleClass().add("page");
    page.minHeightProperty().bind(heightProperty());
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    looking.getKeyFrames().add(new KeyFrame(LOOK, e -> model.sample()));
    looking.setCycleCount(Animation.INDEFINITE);
    model.state().addListener((o, was, is) -> look(is));
    look(model.state().get());
    sceneProperty().addListener((o, was, is) -> keys(was, is));
  }

  private void look(State state) {
    if (state == State.RUNNING) {
      looking.play();
    } else {
      looking.stop();
    }
  }

  /** F8 holds wherever the keyboard is on this page, and not while something lies over it. */
  private void keys(@Nullable Scene was, @Nullable Scene is) {
    if (was != null) {
      was.getAccelerators().remove(KEY);
    }
    if (is != null) {
      is.getAccelerators()
          .put(
              KEY,
              () -> {
                if (!isDisabled()) {
                  model.run();
                }
              });
    }
  }

  private void shown(Node node, State when) {
    node.visibleProperty().bind(model.state().map(s -> s == when));
    node.managedProperty().bind(node.visibleProperty());
  }

  private PageHeader header() {
    Button export = button(EXPORT, "rehearse.export", "plain");
    export.visibleProperty().bind(model.report().map(Optional::isPresent));
    export.managedProperty().bind(export.visibleProperty());
    export.setOnAction(e -> export());
    Button cancel = button(CANCEL, "rehearse.cancel", "plain");
    shown(cancel, State.RUNNING);
    cancel.disableProperty().bind(model.stopping());
    cancel.setOnAction(e -> model.cancel());
    Button execute = button(EXECUTE, "rehearse.execute", "primary");
    execute.disableProperty().bind(model.executable().not());
    execute.setOnAction(e -> model.execute());
    return new PageHeader(
        messages.text("step.rehearse"),
        model.subtitle(),
        export,
        run(),
        cancel,
        told(execute, model.verdict()));
  }

  /** The first thing to do is the one that stands out. */
  private StackPane run() {
    Button run = button(RUN, "rehearse.run", "plain");
    run.textProperty()
        .bind(
            model
                .report()
                .map(r -> messages.text(r.isPresent() ? "rehearse.again" : "rehearse.run")));
    run.disableProperty().bind(model.obstacle().isNotEmpty());
    run.setOnAction(e -> model.run());
    Runnable dress =
        () -> {
          boolean first = model.state().get() == State.BEFORE || model.outdated().get();
          run.getStyleClass().removeAll("plain", "primary");
          run.getStyleClass().add(first ? "primary" : "plain");
        };
    model.state().addListener((o, was, is) -> dress.run());
    model.outdated().addListener((o, was, is) -> dress.run());
    dress.run();
    StackPane around = told(run, model.obstacle());
    around.visibleProperty().bind(model.state().map(s -> s != State.RUNNING));
    around.managedProperty().bind(around.visibleProperty());
    return around;
  }

  private Button button(String id, String key, String style) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /** A button that is off tells the mouse nothing; what stands around it does. */
  private static StackPane told(Button button, ObservableValue<String> why) {
    button.accessibleHelpProperty().bind(why);
    Tooltip words = new Tooltip();
    words.setWrapText(true);
    words.setMaxWidth(420);
    words.textProperty().bind(why);
    StackPane around = new StackPane(button);
    around.setMinWidth(USE_PREF_SIZE);
    why.addListener((o, was, is) -> install(around, words, is));
    install(around, words, why.getValue());
    return around;
  }

  private static void install(StackPane around, Tooltip words, String said) {
    if (said.isEmpty()) {
      Tooltip.uninstall(around, words);
    } else {
      Tooltip.install(around, words);
    }
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("rehearse.export"));
    for (ReportForm form : ReportForm.values()) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(messages.text(form.key()), "*." + form.ending()));
    }
    chooser.setInitialFileName("dry-run." + ReportForm.PAGE.ending());
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      model.export(chosen.toPath());
    }
  }

  private VBox before() {
    Label title = new Label(messages.text("rehearse.before"));
    title.getStyleClass().add("panel-title");
    VBox words = new VBox(GAP / 2, title);
    words.getStyleClass().addAll("panel", "before");
    words.setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(words, Pos.TOP_LEFT);
    for (String key :
        new String[] {
          "rehearse.before.read",
          "rehearse.before.ask",
          "rehearse.before.tell",
          "rehearse.before.write"
        }) {
      Label line = new Label(messages.text(key));
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
      words.getChildren().add(line);
    }
    return words;
  }

  private VBox found(Banners banners) {
    FindingsPanel findings = new FindingsPanel(model, messages);
    banners.leadTo(findings::showBlockers);
    TablesPanel tables = new TablesPanel(model, messages);
    GridPane panels = new GridPane();
    panels.setHgap(GAP);
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setPercentHeight(100);
    panels.getRowConstraints().add(row);
    widthProperty()
        .addListener((o, was, is) -> arrange(panels, tables, findings, is.doubleValue()));
    arrange(panels, tables, findings, NARROW);
    panels.setMinHeight(LEAST);
    panels.setPrefHeight(LEAST);
    VBox.setVgrow(panels, Priority.ALWAYS);
    VBox found = new VBox(GAP, tiles(), panels);
    model.outdated().addListener((o, was, is) -> found.pseudoClassStateChanged(OUTDATED, is));
    found.pseudoClassStateChanged(OUTDATED, model.outdated().get());
    found.getStyleClass().add("found");
    return found;
  }

  /** Side by side where there is room, else the tables are a part among the others. */
  private static void arrange(
      GridPane panels, TablesPanel tables, FindingsPanel findings, double width) {
    boolean narrow = width < NARROW;
    if (panels.getColumnCount() == (narrow ? 1 : 2)) {
      return;
    }
    panels.getChildren().clear();
    panels.getColumnConstraints().clear();
    findings.letGo(tables);
    if (narrow) {
      findings.take(tables);
      panels.getColumnConstraints().add(share(100));
      panels.add(findings, 0, 0);
    } else {
      panels.getColumnConstraints().addAll(share(60), share(40));
      panels.add(tables, 0, 0);
      panels.add(findings, 1, 0);
    }
  }

  private static ColumnConstraints share(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private HBox tiles() {
    ReportWords words = model.words();
    return new HBox(
        GAP,
        tile(r -> words.sum(r, RehearsedTable::read), words::read, r -> Meaning.PLAIN),
        tile(
            r -> words.sum(r, RehearsedTable::inserted),
            r -> messages.text("rehearse.tile.insert"),
            r -> r.tables().isEmpty() ? Meaning.PLAIN : Meaning.OK),
        tile(words::updates, r -> messages.text("rehearse.tile.update"), r -> Meaning.PLAIN),
        tile(
            r -> words.sum(r, RehearsedTable::refused),
            r -> messages.text("rehearse.tile.refused", r.causes().size()),
            ReportWords::refusing),
        tile(words::expected, words::expectedBand, r -> Meaning.PLAIN));
  }

  private Tile tile(
      Function<Report, String> number,
      Function<Report, String> about,
      Function<Report, Meaning> meaning) {
    return new Tile(of(number, ""), of(about, ""), of(meaning, Meaning.PLAIN));
  }

  private <T> ObservableValue<T> of(Function<Report, T> told, T nothing) {
    SimpleObjectProperty<T> value = new SimpleObjectProperty<>(nothing);
    model.report().addListener((o, was, is) -> value.set(is.map(told).orElse(nothing)));
    value.set(model.report().get().map(told).orElse(nothing));
    return value;
  }
}
