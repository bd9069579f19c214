package dev.turnstone.app.sample;

/**
 * How many ordinary rows each table gets, so that with the planted ones all are {@code scale} times
 * 40,000.
 */
record SampleCounts(int scale) {
  /** Keys of ordinary rows count from here. */
  static final long FIRST = 101;

  long customers() {
    return 5_000L * scale - 11;
  }

  long addresses() {
    return 5_500L * scale - 4;
  }

  long categories() {
    return 60L * scale - 3;
  }

  long suppliers() {
    return 40L * scale - 2;
  }

  long products() {
    return 1_200L * scale - 10;
  }

  long stock() {
    return 2_400L * scale - 5;
  }

  long orders() {
    return 7_000L * scale - 5;
  }

  long items() {
    return 13_000L * scale - 5;
  }

  long payments() {
    return 4_800L * scale - 4;
  }

  long events() {
    return 1_000L * scale - 5;
  }
}
