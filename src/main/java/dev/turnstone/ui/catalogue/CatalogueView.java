package dev.turnstone.ui.catalogue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.ui.catalogue.CatalogueViewModel.Mode;
import dev.turnstone.ui.catalogue.graph.GraphView;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.Segments;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;

/** The page of both databases: their tables, the columns of the selected one, what depends. */
public final class CatalogueView extends VBox {
  public static final String FILTER = "catalogue-filter";
  public static final String TABLES = "catalogue-tables";
  public static final String COLUMNS = "catalogue-columns";
  public static final String LEFT = "catalogue-left-behind";
  public static final String LEFT_TOGGLE = "catalogue-left-toggle";
  public static final String SIDE = "catalogue-side";
  public static final String MODE = "catalogue-mode";
  public static final String BESIDE = "catalogue-beside";
  public static final String WHOLE = "catalogue-whole";
  public static final String PROFILE = "catalogue-profile";
  public static final String PROFILE_ALL = "catalogue-profile-all";
  public static final String STOP = "catalogue-stop";
  public static final String EXPORT = "catalogue-export";
  public static final String GO_ON = "catalogue-go-on";
  public static final String GRAPH = "catalogue-graph";
  public static final String CONNECT = "catalogue-connect";
  public static final String UNREAD = "catalogue-unread";

  private static final int GAP = 14;
  private static final double TICK = 150;

  private final CatalogueViewModel model;
  private final Messages messages;
  private final Destination destination;

  /** Asks where the field inventory shall go. */
  @FunctionalInterface
  public interface Destination {
    /**
     * Waits for the answer.
     *
     * @param proposed a name for the file
     * @return empty: nowhere
     */
    Optional<Path> ask(Window window, String proposed);
  }

  public CatalogueView(CatalogueViewModel model, Messages messages) {
    this(model, messages, (window, proposed) -> choose(window, proposed, messages));
  }

  /** As the other, asking somebody else. */
  CatalogueView(CatalogueViewModel model, Messages messages, Destination destination) {
    this.model = model;
    this.messages = messages;
    this.destination = destination;
    getStyleClass().addAll("page", "catalogue");
    BooleanBinding read =
        Bindings.createBooleanBinding(() -> model.catalog().get().isPresent(), model.catalog());
    BooleanBinding graph = model.mode().isEqualTo(Mode.GRAPH);
    model.graph().watched().bind(graph);
    StackPane body = new StackPane(list(), graph(), unread());
    show(body.getChildren().get(0), read.and(graph.not()));
    show(body.getChildren().get(1), read.and(graph));
    show(body.getChildren().get(2), read.not());
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header(read), bar(), body);
    sample();
  }

  private static void show(Node node, ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }

  /** What is found comes to the window some times a second, while there is something to find. */
  private void sample() {
    Timeline ticks =
        new Timeline(new KeyFrame(Duration.millis(TICK), e -> model.profiles().sample()));
    ticks.setCycleCount(Animation.INDEFINITE);
    model
        .profiles()
        .running()
        .addListener(
            (o, was, is) -> {
              if (is) ticks.play();
              else ticks.stop();
            });
  }

  private PageHeader header(BooleanBinding read) {
    Button all = button(PROFILE_ALL, "catalogue.profile.all", "plain", model::profileAll);
    all.disableProperty().bind(model.profiles().able().not().or(read.not()));
    Button export = button(EXPORT, "catalogue.export", "plain", this::export);
    export.disableProperty().bind(read.not());
    Button on = button(GO_ON, "catalogue.go_on", "primary", model::goOn);
    return new PageHeader(
        messages.text("step.catalogue"),
        model.summary(),
        new Explained(all, model.unable()),
        export,
        on);
  }

  private Button button(String id, String key, String style, Runnable action) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void export() {
    FieldExport export = model.export();
    destination.ask(getScene().getWindow(), export.proposed()).ifPresent(export::into);
  }

  private static Optional<Path> choose(Window window, String proposed, Messages messages) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("catalogue.export"));
    chooser.setInitialFileName(proposed);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(messages.text("catalogue.export.xlsx"), "*.xlsx"),
            new FileChooser.ExtensionFilter(messages.text("catalogue.export.csv"), "*.csv"));
    File chosen = chooser.showSaveDialog(window);
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  private HBox bar() {
    Segments<Side> side = new Segments<>(model.side());
    side.setId(SIDE);
    String which = messages.text("catalogue.side");
    offer(side, Side.SOURCE, "catalogue.side.source", which);
    offer(side, Side.TARGET, "catalogue.side.target", which);
    Segments<Mode> mode = new Segments<>(model.mode());
    mode.setId(MODE);
    offer(mode, Mode.LIST, "catalogue.mode.list", messages.text("catalogue.mode"));
    offer(mode, Mode.GRAPH, "catalogue.mode.graph", messages.text("catalogue.mode"));
    Label asRead = new Label();
    asRead.getStyleClass().add("muted");
    asRead.setWrapText(true);
    asRead.setMinHeight(USE_PREF_SIZE);
    asRead.textProperty().bind(model.asRead());
    HBox.setHgrow(asRead, Priority.ALWAYS);
    asRead.setMaxWidth(Double.MAX_VALUE);
    HBox bar = new HBox(side, mode, asRead, progress());
    bar.getStyleClass().add("catalogue-bar");
    return bar;
  }

  private <T> void offer(Segments<T> among, T value, String key, String about) {
    String words = messages.text(key);
    among.offer(value, words, about + ", " + words);
  }

  private HBox progress() {
    Label words = new Label();
    words.textProperty().bind(model.profiles().words());
    words.getStyleClass().add("muted");
    words.setMinWidth(0);
    ProgressBar bar = new ProgressBar(0);
    bar.progressProperty().bind(model.profiles().progress());
    bar.setMinWidth(70);
    bar.setPrefWidth(90);
    bar.accessibleTextProperty().bind(model.profiles().words());
    Button stop = button(STOP, "catalogue.stop", "plain", model.profiles()::stop);
    stop.getStyleClass().add("small");
    HBox progress = new HBox(words, bar, stop);
    progress.getStyleClass().add("catalogue-chips");
    progress.visibleProperty().bind(model.profiles().running());
    progress.managedProperty().bind(progress.visibleProperty());
    return progress;
  }

  private GridPane list() {
    GridPane panels = new GridPane();
    panels.setHgap(GAP);
    panels.setVgap(GAP);
    panels.getColumnConstraints().addAll(share(47), share(53));
    panels.getRowConstraints().addAll(part(50), part(50));
    panels.add(new TablesPanel(model, messages), 0, 0, 1, 2);
    panels.add(new ColumnsPanel(model, messages), 1, 0);
    panels.add(new BesidePanel(model, messages), 1, 1);
    return panels;
  }

  private static ColumnConstraints share(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private static RowConstraints part(double percent) {
    RowConstraints row = new RowConstraints();
    row.setPercentHeight(percent);
    return row;
  }

  private Panel graph() {
    GraphView graph = new GraphView(model.graph(), messages, true);
    graph.setId(GRAPH);
    VBox.setVgrow(graph, Priority.ALWAYS);
    Label selected = new Label();
    selected.getStyleClass().addAll("panel-foot");
    selected.setWrapText(true);
    selected.setMinHeight(USE_PREF_SIZE);
    selected
        .textProperty()
        .bind(
            model
                .selected()
                .map(l -> l.map(t -> model.graph().neighbours(t.table().name())).orElse("")));
    return new Panel(graph, selected);
  }

  private Region unread() {
    Label words = new Label(messages.text("catalogue.unread"));
    words.setId(UNREAD);
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    Button connect = button(CONNECT, "catalogue.connect", "plain", model::connect);
    VBox unread = new VBox(words, connect);
    unread.getStyleClass().add("catalogue-unread");
    return unread;
  }
}
