package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChunkSizerTest {
  @Test
  void growsTowardsThreeQuartersOfASecond() {
    ChunkSizer sizer = new ChunkSizer(OptionalInt.empty());
    for (int i = 0; i < 10; i++) {
      long rows = sizer.next();
      sizer.took(rows, rows / 100_000.0);
    }
    assertEquals(75_000, sizer.next(), 1000);
  }

  @Test
  void shrinksWhenRowsAreSlow() {
    ChunkSizer sizer = new ChunkSizer(OptionalInt.empty());
    for (int i = 0; i < 10; i++) {
      long rows = sizer.next();
      sizer.took(rows, rows / 1000.0);
    }
    assertEquals(750, sizer.next(), 20);
  }

  @Test
  void learnsNothingFromALastSmallChunk() {
    ChunkSizer sizer = new ChunkSizer(OptionalInt.empty());
    long before = sizer.next();
    sizer.took(3, 0.4);
    assertEquals(before, sizer.next());
  }

  @Test
  void staysAtAFixedSize() {
    ChunkSizer sizer = new ChunkSizer(OptionalInt.of(7));
    sizer.took(7, 10);
    assertEquals(7, sizer.next());
  }
}
