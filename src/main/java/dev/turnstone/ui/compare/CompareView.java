package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.SaveDialog;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Before beside after: tables, rows and cells that differ, and the way back. */
public final class CompareView extends VBox {
  public static final String RUN = "compare-run";
  public static final String GO = "compare-go";
  public static final String CANCEL = "compare-cancel";
  public static final String FAILURE = "compare-failure";
  public static final String FILTER = "compare-filter";
  public static final String ONLY = "compare-only";
  public static final String TABLES = "compare-tables";
  public static final String ROWS = "compare-rows";
  public static final String SIDES = "compare-sides";
  public static final String NEXT = "compare-next";
  public static final String PREVIOUS = "compare-previous";
  public static final String POSITION = "compare-position";
  public static final String LINEAGE = "compare-lineage";
  public static final String EXPORT = "compare-export";
  public static final String ROLL_BACK = "compare-roll-back";
  public static final String VERIFIED = "compare-verified";

  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final Duration OFTEN = Duration.millis(200);

  /** Of the width of the list of tables, in pixels. */
  private static final double NARROW = 270;

  private static final double WIDE = 340;
  private static final double SHARE = 0.25;

  private final CompareViewModel model;
  private final Messages messages;
  private final SaveDialog dialog;
  private final TablesPane tables;

  /**
   * The page of a migration.
   *
   * @param rollBack told the name of the run that is to be taken back
   */
  public CompareView(CompareViewModel model, Messages messages, Consumer<String> rollBack) {
    this(model, messages, rollBack, Optional.empty());
  }

  /** The same with another way to ask for files. */
  CompareView(
      CompareViewModel model,
      Messages messages,
      Consumer<String> rollBack,
      Optional<SaveDialog> files) {
    this.model = model;
    this.messages = messages;
    this.dialog = files.orElseGet(() -> SaveDialog.over(this));
    this.tables = new TablesPane(model.tables(), messages);
    getStyleClass().addAll("page", "compare");
    HBox panels = new HBox(14, tables, differences());
    tables
        .prefWidthProperty()
        .bind(Bindings.max(NARROW, Bindings.min(WIDE, widthProperty().multiply(SHARE))));
    tables.setMinWidth(Region.USE_PREF_SIZE);
    VBox.setVgrow(panels, Priority.ALWAYS);
    only(
        panels,
        Bindings.createBooleanBinding(() -> model.shown().get().isPresent(), model.shown()));
    getChildren()
        .addAll(
            new PageHeader(
                messages.text("step.compare"),
                subtitle(),
                verified(),
                export(),
                rollBack(rollBack)),
            new CompareBar(model, messages),
            new CompareNotices(model, messages),
            new CompareTiles(model, messages),
            new CompareBegin(model, messages),
            panels);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    disabledProperty().addListener((o, was, is) -> look(!is));
    sceneProperty().addListener((o, was, is) -> look(is != null));
    sample();
  }

  /** What lay over the page, or another page, may have changed the runs. */
  private void look(boolean again) {
    if (again) {
      model.refresh();
    }
  }

  private DifferencesPane differences() {
    DifferencesPane pane = new DifferencesPane(model, messages);
    HBox.setHgrow(pane, Priority.ALWAYS);
    return pane;
  }

  /** Shown, and taking room, only while that holds. */
  static void only(Node node, ObservableValue<Boolean> holds) {
    node.visibleProperty().bind(holds);
    node.managedProperty().bind(node.visibleProperty());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      if (event.isShiftDown()) {
        model.previous();
      } else {
        model.next();
      }
      event.consume();
    } else if (FIND.match(event)) {
      tables.find();
      event.consume();
    }
  }

  private StringBinding subtitle() {
    return Bindings.createStringBinding(
        () -> model.shown().get().map(this::subtitle).orElseGet(this::begin),
        model.shown(),
        model.working(),
        model.run());
  }

  private String begin() {
    if (model.working().get()) {
      return messages.text("compare.subtitle.working");
    }
    return messages.text(
        model.run().get().isPresent() ? "compare.subtitle.begin" : "compare.subtitle.none");
  }

  private String subtitle(Compared compared) {
    String left = messages.text(compared.question().left());
    String right = messages.text(compared.question().right());
    return compared.identical()
        ? messages.text("compare.subtitle.same", left, right)
        : messages.text("compare.subtitle.different", left, right, compared.total().different());
  }

  /** How much of what should be in the target is there. */
  private Chip verified() {
    Chip chip = new Chip("", Meaning.OK).tall();
    chip.setId(VERIFIED);
    chip.setVisible(false);
    chip.setManaged(false);
    model.shown().addListener((o, was, is) -> verified(chip, is));
    return chip;
  }

  private void verified(Chip chip, Optional<Compared> shown) {
    Optional<Compared> asked = shown.filter(c -> c.question() == Question.EXPECTED);
    chip.setVisible(asked.isPresent());
    chip.setManaged(asked.isPresent());
    asked.ifPresent(
        c -> {
          String key = c.identical() ? "compare.verified" : "compare.unverified";
          chip.setText(messages.text(key, c.total().identical(), c.expected()));
          chip.mean(c.identical() ? Meaning.OK : Meaning.LOSS);
        });
  }

  private MenuButton export() {
    MenuButton export = new MenuButton(messages.text("compare.export"));
    export.setId(EXPORT);
    export.getStyleClass().add("plain");
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.setTooltip(new Tooltip(messages.text("compare.export.about")));
    export.disableProperty().bind(model.export().possible().not());
    export
        .getItems()
        .addAll(
            to("compare.export.csv", ".csv"),
            to("compare.export.html", ".html"),
            to("compare.export.json", ".json"),
            to("compare.export.sql", ".sql"));
    return export;
  }

  private MenuItem to(String key, String ending) {
    MenuItem item = new MenuItem(messages.text(key));
    item.setOnAction(
        e ->
            dialog
                .choose(messages.text("compare.export.file") + ending)
                .ifPresent(model.export()::write));
    return item;
  }

  private Button rollBack(Consumer<String> rollBack) {
    Button button = new Button(messages.text("compare.rollback"), new FontIcon(Feather.ROTATE_CCW));
    button.setId(ROLL_BACK);
    button.getStyleClass().add("danger");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(messages.text("compare.rollback.about"));
    button
        .disableProperty()
        .bind(Bindings.createBooleanBinding(() -> !model.undoable(), model.run()));
    button.setOnAction(e -> model.run().get().ifPresent(r -> rollBack.accept(r.name())));
    return button;
  }

  private void sample() {
    Timeline often = new Timeline(new KeyFrame(OFTEN, e -> model.sample()));
    often.setCycleCount(Animation.INDEFINITE);
    model
        .working()
        .addListener(
            (o, was, is) -> {
              if (is) often.play();
              else often.stop();
            });
  }
}
