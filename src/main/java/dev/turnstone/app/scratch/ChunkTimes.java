package dev.turnstone.app.scratch;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When the chunks of a load began and were committed. Thread safe. */
final class ChunkTimes {
  private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();

  /**
   * One chunk.
   *
   * @param table as its marker names it
   * @param begun in nanoseconds of the process's clock
   * @param ended likewise
   */
  record Chunk(String table, int number, long begun, long ended) {
    double seconds() {
      return (ended - begun) / 1e9;
    }
  }

  void add(Chunk chunk) {
    chunks.add(chunk);
  }

  List<Chunk> all() {
    return List.copyOf(chunks);
  }

  /** How many chunks were under way at a time, on average; at least 1. */
  double parallel() {
    double busy = chunks.stream().mapToDouble(Chunk::seconds).sum();
    long first = chunks.stream().mapToLong(Chunk::begun).min().orElse(0);
    long last = chunks.stream().mapToLong(Chunk::ended).max().orElse(0);
    double wall = (last - first) / 1e9;
    return wall <= 0 ? 1 : Math.max(1, busy / wall);
  }
}
