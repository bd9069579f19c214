package dev.turnstone.ui.guided;

import java.util.List;
import java.util.Set;

/**
 * What is said of a task as it stands.
 *
 * @param about a paragraph
 * @param next what the first button says
 * @param ready whether that button can be pressed
 * @param offers what can be done beside
 */
public record Sheet(
    String title, String about, List<Line> lines, String next, boolean ready, Set<Offer> offers) {
  public Sheet {
    lines = List.copyOf(lines);
    offers = Set.copyOf(offers);
  }

  /** One that offers nothing beside. */
  Sheet(String title, String about, List<Line> lines, String next, boolean ready) {
    this(title, about, lines, next, ready, Set.of());
  }

  Sheet offering(Offer... others) {
    return new Sheet(title, about, lines, next, ready, Set.of(others));
  }
}
