package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tables and references stand on paper, in points from the top left.
 *
 * @param network what is drawn
 */
public record Drawing(
    Network network, double width, double height, Map<TableName, Box> boxes, List<Curve> curves) {
  /** Nothing is drawn. */
  public static final Drawing EMPTY = new Drawing(Network.EMPTY, 0, 0, Map.of(), List.of());

  public Drawing {
    boxes = Map.copyOf(boxes);
    curves = List.copyOf(curves);
  }

  /** Where a table stands. */
  public record Box(double x, double y, double width, double height) {
    double middle() {
      return x + width / 2;
    }

    double centre() {
      return y + height / 2;
    }
  }

  /**
   * A reference as a line from the parent to the child.
   *
   * @param points the first one where it begins; then, three by three, two that draw it to them and
   *     one that it goes through; what is left at the end draws likewise
   */
  public record Curve(Network.Reference reference, List<Point> points) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /** A place. */
  public record Point(double x, double y) {}

  /** To which side one goes. */
  public enum Way {
    LEFT,
    RIGHT,
    UP,
    DOWN
  }

  /**
   * The table to one side of another: left and right along a reference, up and down to the next one
   * that stands above or below; empty: there is none.
   */
  public Optional<TableName> beside(TableName from, Way way) {
    Box box = boxes.get(from);
    if (box == null) {
      return Optional.empty();
    }
    return switch (way) {
      case LEFT -> nearest(box, network.parents(from).stream().toList());
      case RIGHT -> nearest(box, network.children(from).stream().toList());
      case UP -> vertical(from, box, -1);
      case DOWN -> vertical(from, box, 1);
    };
  }

  private Optional<TableName> nearest(Box box, List<TableName> among) {
    return among.stream()
        .filter(boxes::containsKey)
        .min(Comparator.comparingDouble(n -> Math.abs(at(n).centre() - box.centre())));
  }

  private Optional<TableName> vertical(TableName from, Box box, int sign) {
    return boxes.keySet().stream()
        .filter(n -> !n.equals(from))
        .filter(n -> sign * (at(n).centre() - box.centre()) > 0)
        .filter(n -> at(n).x() < box.x() + box.width() && box.x() < at(n).x() + at(n).width())
        .min(Comparator.comparingDouble(n -> Math.abs(at(n).centre() - box.centre())));
  }

  private Box at(TableName name) {
    Box box = boxes.get(name);
    if (box == null) {
      throw new IllegalStateException("a table without a place");
    }
    return box;
  }
}
