package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.catalogue.graph.Drawing.Box;
import dev.turnstone.ui.catalogue.graph.Drawing.Curve;
import dev.turnstone.ui.catalogue.graph.Drawing.Point;
import dev.turnstone.ui.catalogue.graph.Drawing.Way;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

/**
 * The tables as boxes and the references as lines. One Tab stop: arrow keys go from box to box,
 * Enter selects.
 */
final class Paper extends Pane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
  private static final int ROUNDED = 3;

  private final GraphViewModel model;
  private final Map<TableName, Label> boxes = new HashMap<>();
  private final Map<Path, Curve> lines = new HashMap<>();

  Paper(GraphViewModel model) {
    this.model = model;
    getStyleClass().add("graph-paper");
    model.drawing().addListener((o, was, is) -> draw(is));
    model.selected().addListener((o, was, is) -> mark());
    model.found().addListener((o, was, is) -> mark());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    draw(model.drawing().get());
  }

  /** Takes the keyboard to a table. */
  void focus(TableName name) {
    Label box = boxes.get(name);
    if (box != null) {
      box.requestFocus();
    }
  }

  private void draw(Drawing drawing) {
    boolean focused = boxes.values().stream().anyMatch(Label::isFocused);
    boxes.clear();
    lines.clear();
    Set<TableName> circles = drawing.network().inCircles();
    drawing.boxes().forEach((name, box) -> boxes.put(name, label(name, box, circles)));
    drawing.curves().forEach(curve -> lines.put(path(curve), curve));
    getChildren().setAll(lines.keySet());
    drawing.network().tables().stream()
        .map(boxes::get)
        .forEach(
            box -> {
              if (box != null) getChildren().add(box);
            });
    setPrefSize(drawing.width(), drawing.height());
    setMinSize(drawing.width(), drawing.height());
    setMaxSize(drawing.width(), drawing.height());
    mark();
    if (focused) {
      model.selected().get().ifPresent(this::focus);
    }
  }

  private Label label(TableName name, Box box, Set<TableName> circles) {
    boolean circle = circles.contains(name);
    Label label = new Label((circle ? "↻ " : "") + model.shown(name));
    label.getStyleClass().add("graph-table");
    if (circle) {
      label.getStyleClass().add("circle");
    }
    label.setAccessibleRole(AccessibleRole.BUTTON);
    label.setAccessibleText(model.neighbours(name));
    label.setTooltip(new Tooltip(model.neighbours(name)));
    label.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    label.setMinSize(box.width(), box.height());
    label.setPrefSize(box.width(), box.height());
    label.setMaxSize(box.width(), box.height());
    label.setLayoutX(box.x());
    label.setLayoutY(box.y());
    label.setOnMouseClicked(
        e -> {
          if (e.isStillSincePress()) {
            label.requestFocus();
            model.selected().set(Optional.of(name));
          }
        });
    return label;
  }

  private static Path path(Curve curve) {
    Path path = new Path();
    path.getStyleClass().add("graph-line");
    if (curve.reference().circle()) {
      path.getStyleClass().add("circle");
    }
    path.setMouseTransparent(true);
    List<Point> points = curve.points();
    if (points.isEmpty()) {
      return path;
    }
    path.getElements().add(new MoveTo(points.get(0).x(), points.get(0).y()));
    for (int at = 1; at < points.size(); at += ROUNDED) {
      int left = Math.min(ROUNDED, points.size() - at);
      Point a = points.get(at);
      Point b = points.get(at + Math.min(1, left - 1));
      Point end = points.get(at + left - 1);
      path.getElements()
          .add(
              switch (left) {
                case 1 -> new LineTo(end.x(), end.y());
                case 2 -> new QuadCurveTo(a.x(), a.y(), end.x(), end.y());
                default -> new CubicCurveTo(a.x(), a.y(), b.x(), b.y(), end.x(), end.y());
              });
    }
    return path;
  }

  /** Shows what is selected, what is beside it, and what is found; Tab goes to the selected one. */
  private void mark() {
    Optional<TableName> selected = model.selected().get().filter(boxes::containsKey);
    Set<TableName> near = new HashSet<>();
    Network network = model.drawing().get().network();
    selected.ifPresent(
        s -> {
          near.addAll(network.parents(s));
          near.addAll(network.children(s));
        });
    Optional<TableName> stop =
        selected.or(() -> network.tables().stream().filter(boxes::containsKey).findFirst());
    boxes.forEach(
        (name, box) -> {
          box.pseudoClassStateChanged(SELECTED, selected.filter(name::equals).isPresent());
          box.pseudoClassStateChanged(NEAR, near.contains(name));
          box.pseudoClassStateChanged(FOUND, model.found().get().contains(name));
          box.setFocusTraversable(stop.filter(name::equals).isPresent());
        });
    lines.forEach(
        (path, curve) ->
            path.pseudoClassStateChanged(
                NEAR,
                selected
                    .filter(
                        s ->
                            s.equals(curve.reference().child())
                                || s.equals(curve.reference().parent()))
                    .isPresent()));
  }

  private void key(KeyEvent event) {
    Optional<TableName> from =
        boxes.entrySet().stream()
            .filter(e -> e.getValue().isFocused())
            .map(Map.Entry::getKey)
            .findFirst();
    Optional<Way> way = way(event.getCode());
    if (from.isPresent() && way.isPresent()) {
      model.drawing().get().beside(from.get(), way.get()).ifPresent(this::focus);
      event.consume();
    } else if (from.isPresent() && event.getCode() == KeyCode.ENTER) {
      model.selected().set(from);
      event.consume();
    }
  }

  private static Optional<Way> way(KeyCode code) {
    return switch (code) {
      case LEFT -> Optional.of(Way.LEFT);
      case RIGHT -> Optional.of(Way.RIGHT);
      case UP -> Optional.of(Way.UP);
      case DOWN -> Optional.of(Way.DOWN);
      default -> Optional.empty();
    };
  }
}
