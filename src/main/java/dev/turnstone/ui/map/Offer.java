package dev.turnstone.ui.map;

import java.util.List;

/**
 * Something that cannot be done just so, and what can be done instead.
 *
 * @param title what was tried
 * @param words why it is asked
 * @param ways the likeliest first; may be empty
 */
public record Offer(String title, String words, List<Way> ways) {
  public Offer {
    ways = List.copyOf(ways);
  }

  /** One thing that can be done. */
  public record Way(String words, Decisions.Change change) {}
}
