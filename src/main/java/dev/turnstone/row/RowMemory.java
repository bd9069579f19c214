package dev.turnstone.row;

/**
 * How many bytes the values of one row may take together, by the size of this process' heap. On its
 * way a row is held several times over: by the driver, as cells, encoded for the target, as
 * canonical bytes.
 */
public final class RowMemory {
  private static final long LEAST = 1 << 18;
  private static final int SHARED = 128;
  private static final int ALONE = 16;
  private static final int READ_BACK = 8;

  private RowMemory() {}

  /** For rows that all workers may hold one of at the same time. */
  public static long shared() {
    return part(SHARED);
  }

  /** For rows of which only one is on its way at a time. */
  public static long alone() {
    return part(ALONE);
  }

  /** For rows that are read to be compared, and not written again. */
  public static long readBack() {
    return part(READ_BACK);
  }

  private static long part(int divisor) {
    return Math.max(LEAST, Runtime.getRuntime().maxMemory() / divisor);
  }
}
