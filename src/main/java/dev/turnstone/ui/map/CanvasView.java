package dev.turnstone.ui.map;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.canvas.Curve;
import dev.turnstone.ui.map.canvas.FieldList;
import dev.turnstone.ui.map.canvas.Legend;
import dev.turnstone.ui.map.canvas.LineLayer;
import dev.turnstone.ui.map.pair.FieldLine;
import dev.turnstone.ui.map.pair.Link;
import dev.turnstone.ui.map.pair.PairSheet;
import dev.turnstone.ui.migration.FieldPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Columns of the source, lines, columns of the target. A line is drawn by mouse (drag, or click and
 * click) or by keyboard (Enter and Enter), and taken away with Del.
 */
public final class CanvasView extends VBox {
  public static final String SOURCES = "map-sources";
  public static final String TARGETS = "map-targets";
  public static final String LINES = "map-lines";
  public static final String HINT = "map-hint";

  private final MapViewModel model;
  private final LinkingViewModel linking;
  private final Messages messages;
  private final FieldList sources;
  private final FieldList targets;
  private final LineLayer lines;
  private @Nullable FieldLine dragged;
  private boolean showing;

  public CanvasView(MapViewModel model) {
    this.model = model;
    this.linking = model.linking();
    this.messages = model.messages();
    this.sources = list(SOURCES, "map.sources", true);
    this.targets = list(TARGETS, "map.targets", false);
    this.lines = new LineLayer(sources, targets, messages, this::selectFromLine);
    lines.setId(LINES);
    GridPane columns = new GridPane();
    columns.getStyleClass().add("map-canvas");
    columns.getColumnConstraints().addAll(share(38), share(24), share(38));
    columns.add(heading(true), 0, 0);
    StackPane above = new StackPane();
    above.getStyleClass().add("canvas-heading");
    columns.add(above, 1, 0);
    columns.add(heading(false), 2, 0);
    columns.add(sources, 0, 1);
    columns.add(lines, 1, 1);
    columns.add(targets, 2, 1);
    GridPane.setVgrow(sources, Priority.ALWAYS);
    VBox.setVgrow(columns, Priority.ALWAYS);
    getChildren().addAll(columns, foot());
    setMinSize(0, 0);
    watch();
  }

  private static ColumnConstraints share(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setMinWidth(0);
    return column;
  }

  private FieldList list(String id, String key, boolean source) {
    FieldList list =
        new FieldList(
            source ? model.columns().sources() : model.columns().targets(),
            messages,
            () -> lines().requestLayout());
    list.setId(id);
    list.setAccessibleText(messages.text(key));
    list.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(e, source));
    if (source) {
      list.setOnDragDetected(this::begin);
      list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
      list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::drop);
      list.setOnMouseClicked(this::clickedSource);
    } else {
      list.setOnMouseClicked(this::clickedTarget);
      list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> select(is));
    }
    list.getItems().addListener((ListChangeListener<FieldLine>) c -> redraw());
    return list;
  }

  /** The lists know of the layer before it is there. */
  private LineLayer lines() {
    return lines;
  }

  private HBox heading(boolean source) {
    Label name = new Label();
    name.getStyleClass().add("strong");
    name.textProperty().bind(model.sheet().map(s -> s.map(p -> name(p, source)).orElse("")));
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    name.setMinWidth(0);
    Chip rows = new Chip("", Chip.Meaning.PLAIN);
    rows.textProperty().bind(model.sheet().map(s -> s.map(p -> rows(p, source)).orElse("")));
    rows.visibleProperty().bind(rows.textProperty().isNotEmpty());
    rows.managedProperty().bind(rows.visibleProperty());
    HBox heading = new HBox(name, rows);
    heading.getStyleClass().add("canvas-heading");
    heading.setMinWidth(0);
    return heading;
  }

  private String name(PairSheet sheet, boolean source) {
    return source
        ? sheet.pair().source().name()
        : sheet.pair().target().map(t -> t.name()).orElse(messages.text("map.nowhere"));
  }

  private String rows(PairSheet sheet, boolean source) {
    Optional<Table> table = source ? sheet.source() : sheet.target();
    TableTraits traits = table.map(Table::traits).orElse(TableTraits.NONE);
    if (traits.rows().isPresent()) return messages.text("map.rows", traits.rows().getAsLong());
    if (traits.estimatedRows().orElse(-1) > 0) {
      return messages.text("map.rows.about", traits.estimatedRows().getAsLong());
    }
    return "";
  }

  private StackPane foot() {
    Legend legend = new Legend(messages);
    Label hint = new Label();
    hint.setId(HINT);
    hint.getStyleClass().add("canvas-hint");
    hint.textProperty()
        .bind(linking.held().map(h -> h.map(s -> messages.text("map.hint", s)).orElse("")));
    hint.visibleProperty().bind(Bindings.isNotEmpty(hint.textProperty()));
    legend.visibleProperty().bind(hint.visibleProperty().not());
    StackPane foot = new StackPane(legend, hint);
    foot.getStyleClass().add("canvas-foot");
    return foot;
  }

  private void watch() {
    model.sheet().addListener((o, was, is) -> redraw());
    model.selected().addListener((o, was, is) -> reveal());
    model.selected().addListener((o, was, is) -> bring());
    linking.held().addListener((o, was, is) -> mark());
    redraw();
  }

  private void redraw() {
    lines.show(model.sheet().get());
    reveal();
  }

  private void reveal() {
    Optional<String> column = model.selected().get().map(FieldPlace::column);
    showing = true;
    targets.choose(f -> column.filter(f.name()::equals).isPresent());
    showing = false;
    lines.choose(column);
    mark();
  }

  /** Both ends of what is selected come into sight. */
  private void bring() {
    Optional<String> column = model.selected().get().map(FieldPlace::column);
    targets.show(f -> column.filter(f.name()::equals).isPresent());
    Set<String> from = sources.marked().get();
    if (column.isPresent()) {
      sources.show(f -> from.contains(f.name()));
    }
  }

  /** Marks where values come from that fill what is selected, or what is in hand. */
  private void mark() {
    Set<String> names = new HashSet<>();
    linking.held().get().ifPresent(names::add);
    model
        .selected()
        .get()
        .flatMap(p -> model.sheet().get().flatMap(s -> s.link(p.column())))
        .map(Link::sources)
        .ifPresent(names::addAll);
    sources.marked().set(Set.copyOf(names));
  }

  private void select(@Nullable FieldLine field) {
    if (!showing && field != null) {
      model.select(field.name());
    }
  }

  private void selectFromLine(String target) {
    model.select(target);
    targets.requestFocus();
  }

  private void clickedSource(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      sources.at(event.getY()).ifPresent(f -> linking.hold(f.name()));
    }
  }

  private void clickedTarget(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      targets.at(event.getY()).ifPresent(f -> lead(f.name()));
    }
  }

  private void lead(String target) {
    model.select(target);
    linking.lead(target);
  }

  private void begin(MouseEvent event) {
    dragged = sources.at(event.getY()).orElse(null);
    if (dragged != null) {
      linking.held().set(Optional.empty());
    }
  }

  private void drag(MouseEvent event) {
    if (dragged == null) {
      return;
    }
    Point2D hand = lines.sceneToLocal(event.getSceneX(), event.getSceneY());
    double from = sources.middle(sources.getItems().indexOf(dragged));
    lines.rubber(new Curve(0, from, Math.max(0, hand.getX()), hand.getY()));
    Point2D over = targets.sceneToLocal(event.getSceneX(), event.getSceneY());
    boolean above = over.getX() >= 0;
    if (above) {
      targets.follow(over.getY());
    }
    targets
        .marked()
        .set(
            above ? targets.at(over.getY()).map(f -> Set.of(f.name())).orElse(Set.of()) : Set.of());
    event.consume();
  }

  private void drop(MouseEvent event) {
    FieldLine from = dragged;
    dragged = null;
    lines.rubber(null);
    targets.marked().set(Set.of());
    if (from == null) {
      return;
    }
    Point2D over = targets.sceneToLocal(event.getSceneX(), event.getSceneY());
    if (over.getX() >= 0 && over.getX() <= targets.getWidth()) {
      targets
          .at(over.getY())
          .ifPresent(
              to -> {
                model.select(to.name());
                linking.connect(from.name(), to.name());
              });
    }
  }

  private void pressed(KeyEvent event, boolean source) {
    FieldList list = source ? sources : targets;
    FieldLine field = list.getSelectionModel().getSelectedItem();
    boolean known = true;
    if (event.getCode() == KeyCode.ESCAPE && linking.held().get().isPresent()) {
      linking.held().set(Optional.empty());
    } else if (field != null && event.getCode() == KeyCode.ENTER) {
      enter(field, source);
    } else if (!source && field != null && event.getCode() == KeyCode.DELETE) {
      linking.unmap(List.of(field.name()));
    } else if (!source && event.getCode() == KeyCode.SPACE) {
      model.accept();
    } else if (event.getCode() == (source ? KeyCode.RIGHT : KeyCode.LEFT)) {
      cross(source ? targets : sources);
    } else {
      known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void enter(FieldLine field, boolean source) {
    if (source) {
      linking.hold(field.name());
      if (linking.held().get().isPresent()) {
        cross(targets);
      }
    } else {
      linking.lead(field.name());
    }
  }

  private static void cross(FieldList to) {
    to.requestFocus();
    if (to.getSelectionModel().isEmpty() && !to.getItems().isEmpty()) {
      to.getSelectionModel().selectFirst();
    }
  }
}
