package dev.turnstone.ui.guided;

import dev.turnstone.ui.execute.BeforeViewModel;
import dev.turnstone.ui.execute.QuarantineViewModel;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.SaveDialog;
import dev.turnstone.ui.wizard.Environment;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One task at a time: what it is, what is known of it, and one button that leads on. */
public final class GuidedView extends BorderPane {
  public static final String TITLE = "guided-title";
  public static final String NEXT = "guided-next";
  public static final String BACK = "guided-back";
  public static final String DETAILS = "guided-details";
  public static final String LEAVE = "guided-leave";
  public static final String NAME = "guided-name";
  public static final String CONSENT = "guided-consent";
  public static final String COPIES = "guided-copies";
  public static final String EXPORT = "guided-export";
  public static final String TAKE_BACK = "guided-take-back";
  public static final String PERCENT = GoingPane.PERCENT;
  public static final String PAUSE = GoingPane.PAUSE;
  public static final String STOP = GoingPane.STOP;
  public static final String CANCEL = GoingPane.CANCEL;
  public static final String SOURCE_FILE = AccessPane.SOURCE_FILE;
  public static final String TARGET_FILE = AccessPane.TARGET_FILE;
  public static final String SOURCE_PASSWORD = AccessPane.SOURCE_PASSWORD;
  public static final String TARGET_PASSWORD = AccessPane.TARGET_PASSWORD;

  private static final Duration BETWEEN_LOOKS = Duration.millis(220);

  private final GuidedViewModel model;
  private final Messages messages;
  private final Optional<SaveDialog> files;

  public GuidedView(GuidedViewModel model, Messages messages) {
    this(model, messages, Optional.empty());
  }

  /** The same with another way to ask for files. */
  GuidedView(GuidedViewModel model, Messages messages, Optional<SaveDialog> files) {
    this.model = model;
    this.messages = messages;
    this.files = files;
    getStyleClass().add("guided");
    setCenter(scroll(column()));
    setBottom(buttons());
    Timeline looks = new Timeline(new KeyFrame(BETWEEN_LOOKS, e -> model.tick()));
    looks.setCycleCount(Animation.INDEFINITE);
    model.watching().addListener((o, was, is) -> look(looks));
    model.busy().addListener((o, was, is) -> look(looks));
    sceneProperty().addListener((o, was, is) -> look(looks));
    look(looks);
  }

  /** The button of this environment. */
  public static String idOf(Environment environment) {
    return AccessPane.idOf(environment);
  }

  /** What goes on is looked at wherever one is; what others do only while it is shown. */
  private void look(Timeline looks) {
    if (model.busy().get() || (model.watching().get() && getScene() != null)) {
      looks.play();
    } else {
      looks.stop();
    }
  }

  private static ScrollPane scroll(VBox column) {
    VBox middle = new VBox(column);
    middle.getStyleClass().add("guided-middle");
    ScrollPane scroll = new ScrollPane(middle);
    scroll.getStyleClass().add("page-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    middle
        .minHeightProperty()
        .bind(scroll.viewportBoundsProperty().map(bounds -> bounds.getHeight()));
    return scroll;
  }

  private VBox column() {
    Label title = LineCard.wrapped("", "guided-title");
    title.setId(TITLE);
    title.textProperty().bind(model.sheet().map(Sheet::title));
    Label about = LineCard.wrapped("", "guided-about");
    about.textProperty().bind(model.sheet().map(Sheet::about));
    LineCard card = new LineCard(messages);
    model.sheet().map(Sheet::lines).addListener((o, was, is) -> card.show(is));
    card.show(model.sheet().get().lines());
    VBox column =
        new VBox(
            new Stepper(model.task(), messages),
            title,
            about,
            offered(Offer.REHEARSAL, GoingPane.rehearsal(model.models().rehearse(), messages)),
            offered(Offer.PROGRESS, GoingPane.upgrade(model, messages)),
            card,
            offered(Offer.ACCESS, new AccessPane(model, messages)),
            offered(Offer.COPIES, copies()),
            offered(Offer.CONSENT, consent()),
            offered(Offer.NAME, name()),
            offered(Offer.ASIDE, aside()),
            offered(Offer.TAKE_BACK, takeBack()));
    column.getStyleClass().add("guided-column");
    return column;
  }

  private Node offered(Offer offer, Node node) {
    node.visibleProperty().bind(model.sheet().map(sheet -> sheet.offers().contains(offer)));
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }

  private VBox copies() {
    CheckBox copies = check(COPIES, messages.text("guided.rehearse.copies"));
    copies.selectedProperty().bindBidirectional(model.models().rehearse().choice().scratch());
    return box(
        copies, LineCard.wrapped(messages.text("guided.rehearse.copies.more"), "guided-more"));
  }

  private VBox consent() {
    CheckBox consent = check(CONSENT, messages.text("guided.upgrade.consent"));
    consent.selectedProperty().bindBidirectional(model.agreed());
    return box(consent);
  }

  private static CheckBox check(String id, String words) {
    CheckBox check = new CheckBox(words);
    check.setId(id);
    check.setWrapText(true);
    check.setMinHeight(USE_PREF_SIZE);
    return check;
  }

  private VBox name() {
    BeforeViewModel before = model.models().execute().before();
    Label ask = LineCard.wrapped("", "guided-ask");
    ask.textProperty().bind(before.name().map(n -> messages.text("guided.upgrade.name", n)));
    TextField field = new TextField();
    field.setId(NAME);
    field.setMaxWidth(340);
    field.promptTextProperty().bind(before.name());
    field.accessibleTextProperty().bind(ask.textProperty());
    field.textProperty().bindBidirectional(before.typed());
    return box(ask, field);
  }

  private HBox aside() {
    QuarantineViewModel quarantine = model.models().execute().quarantine();
    Button export = new Button(messages.text("guided.check.export"));
    export.setId(EXPORT);
    export.getStyleClass().add("plain");
    export.setMinWidth(USE_PREF_SIZE);
    export.setOnAction(
        e ->
            files
                .orElseGet(() -> SaveDialog.over(this))
                .choose(messages.text("guided.check.file"))
                .ifPresent(quarantine::export));
    Label said = LineCard.wrapped("", "guided-more");
    said.textProperty().bind(quarantine.exported());
    HBox row = new HBox(12, export, said);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("panel", "guided-box");
    return row;
  }

  private HBox takeBack() {
    Button back = new Button(messages.text("guided.finish.back"));
    back.setId(TAKE_BACK);
    back.getStyleClass().add("danger");
    back.setMinWidth(USE_PREF_SIZE);
    back.disableProperty().bind(model.undoable().not());
    back.setOnAction(e -> model.rollBack());
    Label words = LineCard.wrapped(messages.text("guided.finish.back.about"), "guided-more");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(12, words, back);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("panel", "guided-box");
    return row;
  }

  private static VBox box(Node... nodes) {
    VBox box = new VBox(nodes);
    box.getStyleClass().addAll("panel", "guided-box");
    box.setMinHeight(USE_PREF_SIZE);
    return box;
  }

  private HBox buttons() {
    Button back = GoingPane.button(BACK, messages.text("guided.back"), model::back);
    back.disableProperty().bind(model.returnable().not());
    Button details = GoingPane.button(DETAILS, messages.text("guided.details"), model::details);
    Button leave = GoingPane.button(LEAVE, messages.text("guided.leave"), model::leave);
    leave.disableProperty().bind(model.busy());
    Button next = GoingPane.button(NEXT, "", model::next);
    next.getStyleClass().setAll("button", "primary");
    next.textProperty().bind(model.sheet().map(Sheet::next));
    next.disableProperty().bind(model.sheet().map(sheet -> !sheet.ready()));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox bar = new HBox(back, details, between, leave, next);
    bar.getStyleClass().add("guided-bar-foot");
    return bar;
  }
}
