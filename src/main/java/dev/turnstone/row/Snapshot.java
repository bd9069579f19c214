package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;

/** One consistent state of a database, read by several connections at once. */
public interface Snapshot extends AutoCloseable {
  /** The readers, as many as could share the state; at least one, at most as many as asked for. */
  List<RowSource> readers();

  /**
   * A text from which {@link RowEraser#unchanged} can tell later that no row of the table was
   * added, changed or removed since; empty where the vendor cannot tell that faster than by
   * reading.
   */
  default Optional<String> versions(Table table) {
    return Optional.empty();
  }

  @Override
  void close();
}
