package dev.turnstone.app.sample;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary rows of one table, made one at a time.
 *
 * @param target the table, with a list of columns where not all are given
 * @param columns how many values a row has
 * @param count how many rows
 */
record SampleTable(String target, int columns, long count, Maker maker) {
  /** Makes a row; chance is the same for the same row on every machine. */
  interface Maker {
    @Nullable Object[] row(long index, SplittableRandom chance);
  }

  String insert() {
    int bracket = target.indexOf('(');
    String name = bracket < 0 ? target : target.substring(0, bracket);
    String list = bracket < 0 ? "" : target.substring(bracket);
    String marks = "?, ".repeat(columns - 1) + "?";
    return "insert into \"" + name + "\"" + list + " values (" + marks + ")";
  }

  Iterator<@Nullable Object[]> rows() {
    SplittableRandom chance = new SplittableRandom(target.hashCode());
    return new Iterator<>() {
      private long index;

      @Override
      public boolean hasNext() {
        return index < count;
      }

      @Override
      public @Nullable Object[] next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return maker.row(index++, chance);
      }
    };
  }
}
