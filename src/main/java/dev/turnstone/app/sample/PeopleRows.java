package dev.turnstone.app.sample;

import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ordinary customers and where they live. */
record PeopleRows(SampleCounts counts) {
  @Nullable Object[] customer(long index, SplittableRandom chance) {
    long id = SampleCounts.FIRST + index;
    String first = Words.any(Words.FIRST, chance);
    String login = "user" + id;
    boolean brought = index > 0 && chance.nextInt(5) == 0;
    return new @Nullable Object[] {
      id,
      login,
      chance.nextInt(20) == 0 ? null : first,
      Words.any(Words.LAST, chance),
      login + "@example.org",
      phone(chance),
      chance.nextInt(3) == 0 ? null : Words.birthday(chance),
      chance.nextInt(2),
      Words.moment(chance),
      brought ? SampleCounts.FIRST + chance.nextLong(index) : null
    };
  }

  private static @Nullable String phone(SplittableRandom chance) {
    int kind = chance.nextInt(10);
    if (kind == 0) {
      return null;
    }
    return kind == 1 ? "" : String.format(Locale.ROOT, "+49 %06d", chance.nextInt(1_000_000));
  }

  @Nullable Object[] address(long index, SplittableRandom chance) {
    return new @Nullable Object[] {
      SampleCounts.FIRST + index,
      SampleCounts.FIRST + index % counts.customers(),
      Words.any(Words.STREETS, chance) + " " + (1 + chance.nextInt(200)),
      String.format(Locale.ROOT, "%05d", chance.nextInt(100_000)),
      Words.any(Words.CITIES, chance),
      Words.any(Words.COUNTRIES, chance)
    };
  }
}
