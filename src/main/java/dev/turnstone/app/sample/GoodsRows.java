package dev.turnstone.app.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ordinary categories, suppliers, products, and what lies in the warehouses. */
record GoodsRows(SampleCounts counts) {
  private static final List<String> WAREHOUSES = List.of("hamburg", "leipzig", "trieste");

  @Nullable Object[] category(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      SampleCounts.FIRST + index,
      index == 0 ? null : SampleCounts.FIRST + chance.nextLong(index),
      Words.any(Words.GOODS, chance) + " " + index
    };
  }

  @Nullable Object[] supplier(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      SampleCounts.FIRST + index,
      Words.any(Words.LAST, chance) + " & " + Words.any(Words.LAST, chance),
      chance.nextInt(4) == 0 ? null : SampleCounts.FIRST + chance.nextLong(counts.products())
    };
  }

  @Nullable Object[] product(long index, SplittableRandom chance) {
    long id = SampleCounts.FIRST + index;
    return new @Nullable Object[] {
      id,
      SampleCounts.FIRST + chance.nextLong(counts.categories()),
      chance.nextInt(10) == 0 ? null : SampleCounts.FIRST + chance.nextLong(counts.suppliers()),
      "P-" + id,
      Words.any(Words.GOODS, chance) + " no. " + id,
      Words.money(chance, 150),
      4_000_000_000_000L + chance.nextLong(999_999_999_999L),
      chance.nextInt(5) == 0 ? "9999-12-31" : "2030-0" + (1 + chance.nextInt(9)) + "-28",
      chance.nextInt(3) == 0 ? null : "{\"weight\": " + chance.nextInt(2000) + "}",
      chance.nextInt(8) == 0 ? picture(chance) : null
    };
  }

  private static byte[] picture(SplittableRandom chance) {
    byte[] bytes = new byte[200 + chance.nextInt(600)];
    chance.nextBytes(bytes);
    return bytes;
  }

  @Nullable Object[] stock(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      WAREHOUSES.get((int) (index / counts.products())),
      SampleCounts.FIRST + index % counts.products(),
      chance.nextInt(500)
    };
  }
}
