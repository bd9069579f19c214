package dev.turnstone.ui.execute;

/**
 * Rows per second and what chunks took, over any length of time in a fixed room: whenever it is
 * full, two neighbours become one and each point stands for twice the time. Used on the window's
 * thread only.
 */
public final class Throughput {
  /** Most points that are kept. */
  public static final int CAPACITY = 480;

  private static final double FIRST_SPAN = 0.25;

  private final double[] second = new double[CAPACITY];
  private final double[] rate = new double[CAPACITY];
  private final double[] latency = new double[CAPACITY];
  private final long[] weight = new long[CAPACITY];
  private double span = FIRST_SPAN;
  private int size;
  private double last;

  /**
   * One more look; looks come in order.
   *
   * @param at seconds since the beginning
   * @param chunkSeconds what a chunk took lately; 0: none was committed yet
   */
  public void add(double at, double rowsPerSecond, double chunkSeconds) {
    last = at;
    if (size > 0 && at < second[size - 1] + span) {
      take(size - 1, rowsPerSecond, 1, chunkSeconds);
      return;
    }
    if (size == CAPACITY) {
      halve();
    }
    second[size] = at;
    rate[size] = rowsPerSecond;
    latency[size] = chunkSeconds;
    weight[size] = 1;
    size++;
  }

  /** Forgets everything. */
  public void clear() {
    size = 0;
    span = FIRST_SPAN;
    last = 0;
  }

  /** How many points there are, 0 to {@link #CAPACITY}. */
  public int size() {
    return size;
  }

  /** When the point begins, in seconds. */
  public double second(int point) {
    return second[point];
  }

  /** Rows per second on average over the time of the point. */
  public double rate(int point) {
    return rate[point];
  }

  /** The longest that was told of a chunk in the time of the point, in seconds. */
  public double latency(int point) {
    return latency[point];
  }

  /** When it was looked last, in seconds. */
  public double last() {
    return last;
  }

  /** The highest average of any point; 0 where there is none. */
  public double highestRate() {
    return most(rate);
  }

  /** The longest of all, in seconds; 0 where there is none. */
  public double longestLatency() {
    return most(latency);
  }

  private double most(double[] values) {
    double most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, values[i]);
    }
    return most;
  }

  private void take(int point, double value, long counts, double chunkSeconds) {
    long all = weight[point] + counts;
    rate[point] += (value - rate[point]) * counts / all;
    latency[point] = Math.max(latency[point], chunkSeconds);
    weight[point] = all;
  }

  private void halve() {
    for (int i = 0; i < CAPACITY / 2; i++) {
      second[i] = second[2 * i];
      rate[i] = rate[2 * i];
      latency[i] = latency[2 * i];
      weight[i] = weight[2 * i];
      take(i, rate[2 * i + 1], weight[2 * i + 1], latency[2 * i + 1]);
    }
    size = CAPACITY / 2;
    span *= 2;
  }
}
