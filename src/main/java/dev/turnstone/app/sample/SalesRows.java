package dev.turnstone.app.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ordinary orders, their items and payments, and the log. */
record SalesRows(SampleCounts counts) {
  private static final List<String> STATES = List.of("N", "P", "S", "S", "S", "X");
  private static final List<String> KINDS = List.of("login", "logout", "basket", "search");
  private static final long OPENED = 1_577_836_800;

  @Nullable Object[] order(long index, SplittableRandom chance) {
    long customer = chance.nextLong(counts.customers());
    return new @Nullable Object[] {
      SampleCounts.FIRST + index,
      SampleCounts.FIRST + customer,
      chance.nextInt(6) == 0 ? null : SampleCounts.FIRST + customer,
      Words.any(STATES, chance),
      Words.moment(chance),
      chance.nextInt(12) == 0 ? "Please ring at " + Words.any(Words.LAST, chance) : null
    };
  }

  @Nullable Object[] item(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      SampleCounts.FIRST + index % counts.orders(),
      1 + index / counts.orders(),
      SampleCounts.FIRST + chance.nextLong(counts.products()),
      1 + chance.nextInt(5),
      Words.money(chance, 150)
    };
  }

  @Nullable Object[] payment(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      SampleCounts.FIRST + index,
      SampleCounts.FIRST + index,
      Words.money(chance, 400),
      OPENED + chance.nextLong(5L * 365 * 86_400),
      chance.nextInt(2) == 0 ? null : "R" + chance.nextInt(1_000_000)
    };
  }

  @Nullable Object[] event(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      Words.moment(chance),
      Words.any(KINDS, chance),
      chance.nextInt(3) == 0
          ? null
          : "user" + (SampleCounts.FIRST + chance.nextLong(counts.customers()))
    };
  }
}
