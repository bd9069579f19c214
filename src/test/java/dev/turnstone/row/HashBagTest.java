package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashBagTest {
  @Test
  void tellsSameFromOtherFromAbsent() {
    HashBag bag = new HashBag(4);
    bag.add(1, 10);
    bag.add(1, 11);
    assertEquals(HashBag.Found.SAME, bag.take(1, 11));
    assertEquals(HashBag.Found.OTHER, bag.take(1, 11));
    assertEquals(HashBag.Found.ABSENT, bag.take(1, 11));
    assertEquals(0, bag.size());
  }

  @Test
  void manyRowsThatAreTheSameTakeNoMoreTimeOrRoomThanFew() {
    HashBag bag = new HashBag(16);
    int rows = 3_000_000;
    for (int i = 0; i < rows; i++) {
      bag.add(7, 7);
    }
    assertEquals(rows, bag.size());
    for (int i = 0; i < rows; i++) {
      assertEquals(HashBag.Found.SAME, bag.take(7, 7));
    }
    assertEquals(HashBag.Found.ABSENT, bag.take(7, 7));
  }

  @Property(tries = 200)
  void behavesLikeAMapOfLists(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int steps) {
    Random random = new Random(seed);
    HashBag bag = new HashBag(1);
    Map<Long, List<Long>> model = new HashMap<>();
    for (int i = 0; i < steps; i++) {
      long id = random.nextInt(20) * 0x1000000000L;
      long hash = random.nextInt(3);
      if (random.nextBoolean()) {
        bag.add(id, hash);
        model.computeIfAbsent(id, k -> new ArrayList<>()).add(hash);
      } else {
        HashBag.Found found = bag.take(id, hash);
        List<Long> hashes = model.getOrDefault(id, List.of());
        HashBag.Found expected =
            hashes.contains(hash)
                ? HashBag.Found.SAME
                : hashes.isEmpty() ? HashBag.Found.ABSENT : HashBag.Found.OTHER;
        assertEquals(expected, found);
        if (expected == HashBag.Found.SAME) {
          hashes.remove(hash);
        } else if (expected == HashBag.Found.OTHER) {
          return; // which of several is taken is not promised
        }
      }
      assertEquals(model.values().stream().mapToInt(List::size).sum(), bag.size());
    }
  }
}
