package dev.turnstone.app.inventory;

import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the tables and columns of both databases. A value: a change makes another. */
public record Inventory(Map<Place, Mark> marks) {
  /** Nothing is known of anything. */
  public static final Inventory EMPTY = new Inventory(Map.of());

  public Inventory {
    marks = Map.copyOf(marks);
  }

  /** What is known of a place; never null. */
  public Mark at(Place place) {
    return marks.getOrDefault(place, Mark.NONE);
  }

  /** The same, knowing this of a place in place of what it knew. */
  public Inventory with(Place place, Mark mark) {
    return with(Map.of(place, mark));
  }

  /** The same, knowing this of several places. */
  public Inventory with(Map<Place, Mark> others) {
    Map<Place, Mark> all = new HashMap<>(marks);
    all.putAll(others);
    all.values().removeIf(Mark.NONE::equals);
    return new Inventory(all);
  }

  /**
   * How sensitive something is.
   *
   * @param confirmed true when a person said so, of it or of its table; false: suggested
   * @param reason what suggests it; empty: a person said so
   * @param byValues true when it is suggested by the values, false: by the name
   */
  public record Rating(
      Sensitivity sensitivity, boolean confirmed, Optional<Sign> reason, boolean byValues) {}

  /** How sensitive a table is: as decided, else as the most sensitive of its columns. */
  public Rating rating(Side side, Table table) {
    Optional<Sensitivity> decided = at(Place.of(side, table.name())).sensitivity();
    if (decided.isPresent()) {
      return new Rating(decided.get(), true, Optional.empty(), false);
    }
    return table.columns().stream()
        .map(c -> rating(side, table, c))
        .max(Comparator.comparing(Rating::sensitivity))
        .orElse(new Rating(Sensitivity.NONE, false, Optional.empty(), false));
  }

  /**
   * How sensitive a column is: as decided for it, else for its table, else as its values look or
   * its name says, whichever is more.
   */
  public Rating rating(Side side, Table table, Column column) {
    Mark mark = at(new Place(side, table.name(), column.name()));
    Optional<Sensitivity> decided =
        mark.sensitivity().or(() -> at(Place.of(side, table.name())).sensitivity());
    if (decided.isPresent()) {
      return new Rating(decided.get(), true, Optional.empty(), false);
    }
    Optional<Sign> named = Signs.byName(table, column);
    Optional<Sign> seen = mark.seen();
    boolean byValues =
        seen.isPresent()
            && (named.isEmpty()
                || seen.get().sensitivity().compareTo(named.get().sensitivity()) > 0);
    Optional<Sign> sign = byValues ? seen : named;
    return new Rating(sign.map(Sign::sensitivity).orElse(Sensitivity.NONE), false, sign, byValues);
  }

  /** Who answers for a column: who is named for it, else for its table; empty: nobody. */
  public String owner(Side side, Table table, Column column) {
    String own = at(new Place(side, table.name(), column.name())).owner();
    return own.isEmpty() ? owner(side, table) : own;
  }

  /** Who answers for a table; empty: nobody. */
  public String owner(Side side, Table table) {
    return at(Place.of(side, table.name())).owner();
  }
}
