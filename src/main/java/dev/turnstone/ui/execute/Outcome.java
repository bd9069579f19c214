package dev.turnstone.ui.execute;

import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Chip.Meaning;
import java.util.List;

/**
 * How a run stands, in words.
 *
 * @param chip a word or two with a meaning; empty: none
 * @param about what it means, in a sentence or two
 * @param tiles numbers that count; empty: none
 * @param problems what is to be settled or known
 */
public record Outcome(
    String title,
    String chip,
    Meaning meaning,
    String about,
    List<Figure> tiles,
    List<Problem> problems) {
  static final Outcome NONE = new Outcome("", "", Meaning.PLAIN, "", List.of(), List.of());

  /** One number that counts. */
  public record Figure(String number, String about, Meaning meaning) {}

  public Outcome {
    tiles = List.copyOf(tiles);
    problems = List.copyOf(problems);
  }

  /** The same in a line. */
  String line() {
    return chip.isEmpty() ? title : title + " · " + chip;
  }

  Outcome with(List<Problem> others) {
    return new Outcome(title, chip, meaning, about, tiles, others);
  }
}
