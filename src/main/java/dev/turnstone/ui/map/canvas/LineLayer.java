package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.FieldLine;
import dev.turnstone.ui.map.pair.Link;
import dev.turnstone.ui.map.pair.LinkKind;
import dev.turnstone.ui.map.pair.PairSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The lines between columns in sight, each with a word or two on it where it needs them. */
public final class LineLayer extends Pane {
  private static final double NEAR = 6;
  private static final double[] PLACES = {0.5, 0.36, 0.64};
  private static final double FADED = 0.35;

  private final FieldList sources;
  private final FieldList targets;
  private final Messages messages;
  private final Consumer<String> selected;
  private final Canvas canvas = new Canvas();
  private final Pen pen = new Pen(canvas.getGraphicsContext2D());
  private final Inks inks = new Inks(this::requestLayout);
  private final List<Label> chips = new ArrayList<>();
  private final Map<String, Integer> sourceAt = new HashMap<>();
  private final Map<String, Integer> targetAt = new HashMap<>();
  private final List<Drawn> drawn = new ArrayList<>();
  private List<Link> links = List.of();
  private Optional<String> chosen = Optional.empty();
  private @Nullable Curve rubber;

  private record Drawn(Link link, Curve curve) {}

  /**
   * A layer between two lists.
   *
   * @param selected told of the target column whose line was clicked
   */
  public LineLayer(
      FieldList sources, FieldList targets, Messages messages, Consumer<String> selected) {
    this.sources = sources;
    this.targets = targets;
    this.messages = messages;
    this.selected = selected;
    getStyleClass().add("line-layer");
    getChildren().addAll(canvas, inks);
    setMinSize(0, 0);
    setOnMouseClicked(this::clicked);
  }

  /** Draws the lines of this sheet between what the lists show. */
  public void show(Optional<PairSheet> sheet) {
    links = sheet.map(PairSheet::links).orElse(List.of());
    index(sources, sourceAt);
    index(targets, targetAt);
    requestLayout();
  }

  private static void index(FieldList list, Map<String, Integer> at) {
    at.clear();
    List<FieldLine> fields = list.getItems();
    for (int i = 0; i < fields.size(); i++) {
      at.put(fields.get(i).name(), i);
    }
  }

  /** The line to this target column is seen before all others. */
  public void choose(Optional<String> target) {
    chosen = target;
    requestLayout();
  }

  /** A line that is being drawn by hand. */
  public void rubber(@Nullable Curve curve) {
    rubber = curve;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    pen.clear(getWidth(), getHeight());
    drawn.clear();
    int used = 0;
    for (int i = 0; i < links.size(); i++) {
      used = draw(links.get(i), i, used);
    }
    for (Label rest : chips.subList(used, chips.size())) {
      rest.setVisible(false);
    }
    if (rubber != null) {
      pen.take(LinkKind.CONVERTED, inks.of(LinkKind.CONVERTED), true, false);
      pen.line(LinkKind.EXACT, rubber);
    }
  }

  /** Gives how many chips are in use then. */
  private int draw(Link link, int number, int used) {
    Integer to = targetAt.get(link.target());
    if (to == null) {
      return used;
    }
    double y2 = targets.middle(to);
    boolean faded = chosen.isPresent() && !chosen.get().equals(link.target());
    boolean strong = chosen.isPresent() && !faded;
    Optional<Curve> first = Optional.empty();
    if (link.sources().isEmpty() && seen(y2)) {
      first = Optional.of(new Curve(getWidth() * 0.4, y2, getWidth(), y2));
    }
    for (String source : link.sources()) {
      Integer from = sourceAt.get(source);
      if (from != null) {
        pen.take(link.kind(), inks.of(link.kind()), strong, faded);
        Optional<Curve> whole = ends(link, sources.middle(from), y2);
        first = first.or(() -> whole);
      }
    }
    if (link.sources().isEmpty() && first.isPresent()) {
      pen.take(link.kind(), inks.of(link.kind()), strong, faded);
      pen.line(link.kind(), first.get());
      pen.end(getWidth(), y2);
      drawn.add(new Drawn(link, first.get()));
    }
    if (first.isEmpty() || link.chip().isEmpty()) {
      return used;
    }
    chip(used, link, first.get(), PLACES[number % PLACES.length]).setOpacity(faded ? FADED : 1);
    return used + 1;
  }

  private Optional<Curve> ends(Link link, double y1, double y2) {
    boolean left = seen(y1);
    boolean right = seen(y2);
    if (left && right) {
      Curve curve = new Curve(0, y1, getWidth(), y2);
      pen.line(link.kind(), curve);
      drawn.add(new Drawn(link, curve));
      pen.end(0, y1);
      pen.end(getWidth(), y2);
      return Optional.of(curve);
    }
    if (left) {
      pen.stub(0, y1, true, y2 < y1);
    } else if (right) {
      pen.stub(getWidth(), y2, false, y1 < y2);
    }
    return Optional.empty();
  }

  private boolean seen(double y) {
    return y >= 0 && y <= getHeight();
  }

  private Label chip(int number, Link link, Curve curve, double wanted) {
    while (chips.size() <= number) {
      Label fresh = new Label();
      fresh.setMinWidth(USE_PREF_SIZE);
      chips.add(fresh);
      getChildren().add(fresh);
    }
    double share = link.sources().isEmpty() ? 0.0 : wanted;
    Label chip = chips.get(number);
    chip.getStyleClass().setAll("label", "chip", "link-chip", link.kind().style());
    chip.setText(link.chip());
    String words =
        messages.text(
            "map.link.accessible",
            String.join(", ", link.sources()),
            link.target(),
            messages.text(link.kind().key()));
    chip.setAccessibleText(words);
    chip.setTooltip(new Tooltip(words));
    chip.setOnMouseClicked(
        e -> {
          selected.accept(link.target());
          e.consume();
        });
    chip.setVisible(true);
    chip.applyCss();
    double width = chip.prefWidth(-1);
    double height = chip.prefHeight(-1);
    double x = Math.min(curve.x(share) - width / 2, getWidth() - width - 4);
    chip.resizeRelocate(
        Math.max(4, x), curve.y(share) - height / 2, Math.min(width, getWidth() - 8), height);
    return chip;
  }

  private void clicked(MouseEvent event) {
    Point2D at = new Point2D(event.getX(), event.getY());
    drawn.stream()
        .filter(d -> d.curve().away(at.getX(), at.getY()) < NEAR)
        .min(Comparator.comparingDouble(d -> d.curve().away(at.getX(), at.getY())))
        .ifPresent(d -> selected.accept(d.link().target()));
  }
}
