package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.migration.FieldPlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is left open in all tables, each with the surest answer, to be accepted or declined. */
final class ReviewPane extends VBox {
  static final String LIST = "map-questions";
  static final String ALL = "map-accept-all";
  static final String ACCEPT = "map-accept";
  static final String BEHIND = "map-leave-behind";
  static final String LEAST = "map-least";

  private final MapViewModel model;
  private final ReviewViewModel review;
  private final Messages messages;
  private final Lines<Proposal> list;

  ReviewPane(MapViewModel model) {
    this.model = model;
    this.review = model.review();
    this.messages = model.messages();
    this.list = new Lines<>(LIST, messages.text("map.review"), messages.text("map.review.nothing"));
    list.setItems(review.proposals());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    add("map.review.question", 160, review::question, "strong");
    add("map.review.answer", 170, review::answer, "");
    add("map.review.score", 60, review::score, "at-end");
    add("map.review.reason", 190, review::reason, "muted");
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> open(is));
    getChildren().addAll(list, foot());
    setMinSize(0, 0);
  }

  private void add(String key, double width, Function<Proposal, String> words, String style) {
    TextColumn<Proposal> column = new TextColumn<>(messages.text(key), width, words);
    list.getColumns().add(style.isEmpty() ? column : column.styled(style));
  }

  private HBox foot() {
    Slider slider = new Slider(0, 1, review.least().get());
    slider.setId(LEAST);
    slider.setAccessibleText(messages.text("map.review.least.accessible"));
    slider.setBlockIncrement(0.05);
    slider.setPrefWidth(100);
    slider.setMinWidth(60);
    slider.valueProperty().bindBidirectional(review.least());
    Button all = new Button();
    all.setId(ALL);
    all.getStyleClass().add("primary");
    all.textProperty().bind(review.acceptAllWords());
    all.setMinWidth(USE_PREF_SIZE);
    all.disableProperty().bind(review.anySure().not());
    all.setOnAction(e -> review.acceptAll());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox foot =
        new HBox(
            8,
            button(ACCEPT, "map.review.accept", () -> review.accept(chosen())),
            button(BEHIND, "map.review.behind", () -> review.leaveBehind(chosen())),
            between,
            slider,
            all);
    foot.getStyleClass().addAll("canvas-foot", "last");
    return foot;
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private List<Proposal> chosen() {
    return List.copyOf(list.getSelectionModel().getSelectedItems());
  }

  /** What is selected here is open when the person goes back to the lines. */
  private void open(@Nullable Proposal proposal) {
    if (proposal == null) {
      return;
    }
    model.pairs().all().stream()
        .filter(p -> p.source().toString().equals(proposal.source()))
        .filter(p -> proposal.target().isEmpty() || p.target().equals(proposal.target()))
        .findFirst()
        .ifPresent(p -> model.pairs().opened().set(Optional.of(p)));
    proposal
        .target()
        .ifPresent(
            t ->
                proposal
                    .into()
                    .ifPresent(c -> model.selected().set(Optional.of(new FieldPlace(t, c)))));
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
      int at = list.getSelectionModel().getSelectedIndex();
      review.accept(chosen());
      if (!list.getItems().isEmpty() && list.getSelectionModel().isEmpty()) {
        list.getSelectionModel()
            .clearAndSelect(Math.min(Math.max(at, 0), list.getItems().size() - 1));
      }
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      review.leaveBehind(chosen());
      event.consume();
    }
  }
}
