package dev.turnstone.rehearse;

import dev.turnstone.row.OriginalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, for the columns of a table, the values that arrive as other values because a decision of
 * the plan says so.
 */
final class Losses {
  private final long[] changed;
  private final List<List<Example>> examples = new ArrayList<>();

  /** For so many written columns. */
  Losses(int columns) {
    changed = new long[columns];
    for (int i = 0; i < columns; i++) {
      examples.add(new ArrayList<>());
    }
  }

  Losses fresh() {
    return new Losses(changed.length);
  }

  /** Counts a value; true when its row is wanted as an example. */
  boolean count(int column) {
    changed[column]++;
    return examples.get(column).size() < Causes.FIRST;
  }

  void example(int column, Map<String, String> key, OriginalValue value) {
    examples.get(column).add(new Example(key, Optional.of(value), Optional.empty()));
  }

  void addAll(Losses others) {
    for (int i = 0; i < changed.length; i++) {
      changed[i] += others.changed[i];
      for (Example example : others.examples.get(i)) {
        if (examples.get(i).size() < Causes.FIRST) {
          examples.get(i).add(example);
        }
      }
    }
  }

  long changed(int column) {
    return changed[column];
  }

  List<Example> examples(int column) {
    return List.copyOf(examples.get(column));
  }
}
