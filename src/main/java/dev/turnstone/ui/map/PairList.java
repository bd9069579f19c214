package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.map.PairListViewModel.Which;
import dev.turnstone.ui.map.pair.Pair;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pairs of tables, each with how much of it is mapped and how it stands. */
public final class PairList extends VBox {
  public static final String LIST = "map-pairs";
  public static final String FILTER = "map-filter";
  public static final String ACTIONS = "map-pair-actions";

  private static final double ROW = 29;

  private final PairListViewModel model;
  private final ListView<Pair> list;
  private final TextField filter = new TextField();
  private boolean showing;

  /**
   * A list of pairs.
   *
   * @param actions what can be done with the pair that is open
   */
  PairList(PairListViewModel model, Messages messages, PairActions actions) {
    this.model = model;
    this.list = new ListView<>(model.shown());
    getStyleClass().add("map-pairs");
    list.setId(LIST);
    list.setFixedCellSize(ROW);
    list.setAccessibleText(messages.text("map.pairs"));
    list.setCellFactory(l -> new PairCell(model, messages));
    Label nothing = new Label(messages.text("map.pairs.nothing"));
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    list.setOnContextMenuRequested(e -> menu(actions).show(list, e.getScreenX(), e.getScreenY()));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox above = new VBox(8, filter(messages), which(messages));
    above.getStyleClass().add("panel-tools");
    Panel panel = new Panel(heading(messages), above, list, foot(messages, actions));
    VBox.setVgrow(panel, Priority.ALWAYS);
    getChildren().add(panel);
    watch();
  }

  private HBox heading(Messages messages) {
    Label name = new Label(messages.text("map.pairs"));
    name.getStyleClass().add("strong");
    Chip count = new Chip("", Chip.Meaning.PLAIN);
    count.textProperty().bind(model.counted());
    HBox heading = new HBox(8, name, count);
    heading.getStyleClass().addAll("canvas-heading");
    return heading;
  }

  private TextField filter(Messages messages) {
    filter.setId(FILTER);
    filter.setPromptText(messages.text("map.filter"));
    filter.setAccessibleText(messages.text("map.filter"));
    filter.textProperty().bindBidirectional(model.filter());
    filter.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.DOWN && !model.shown().isEmpty()) {
            list.getSelectionModel().selectFirst();
            list.requestFocus();
            e.consume();
          }
        });
    return filter;
  }

  private Segments<Which> which(Messages messages) {
    Segments<Which> which = new Segments<>(model.which());
    which.getStyleClass().add("map-which");
    which.offer(Which.ALL, messages.text("map.which.all"), messages.text("map.which.all.is"));
    which.offer(
        Which.UNMAPPED,
        messages.text("map.which.unmapped"),
        messages.text("map.which.unmapped.is"));
    which.offer(
        Which.PROBLEMS,
        messages.text("map.which.problems"),
        messages.text("map.which.problems.is"));
    return which;
  }

  private HBox foot(Messages messages, PairActions actions) {
    Button table = new Button(messages.text("map.table"), new FontIcon(Feather.CHEVRON_DOWN));
    table.setId(ACTIONS);
    table.getStyleClass().add("plain");
    table.setContentDisplay(ContentDisplay.RIGHT);
    table.setAccessibleText(messages.text("map.table.accessible"));
    table.setOnAction(e -> menu(actions).show(table, Side.TOP, 0, 0));
    table.disableProperty().bind(model.opened().map(Optional::isEmpty));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox foot = new HBox(table, between);
    foot.getStyleClass().add("map-pairs-foot");
    return foot;
  }

  private static ContextMenu menu(PairActions actions) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(actions.items());
    return menu;
  }

  private void watch() {
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> open(is));
    model.opened().addListener((o, was, is) -> reveal());
    list.getItems().addListener((ListChangeListener<Pair>) c -> reveal());
    reveal();
  }

  private void open(@Nullable Pair pair) {
    if (!showing && pair != null) {
      model.opened().set(Optional.of(pair));
    }
  }

  private void reveal() {
    showing = true;
    int at = model.opened().get().map(p -> list.getItems().indexOf(p)).orElse(-1);
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(Math.max(0, at - 3));
    }
    showing = false;
  }

  /** To where letters narrow the list. */
  void find() {
    filter.requestFocus();
    filter.selectAll();
  }
}
