package dev.turnstone.row;

import java.util.List;

/** One consistent state of a database, read by several connections at once. */
public interface Snapshot extends AutoCloseable {
  /** The readers, as many as could share the state; at least one, at most as many as asked for. */
  List<RowSource> readers();

  @Override
  void close();
}
