package dev.turnstone.row;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.sql.Dialect;

/** A database that is only read. Nothing is ever written through it. */
public interface SourceDatabase extends AutoCloseable {
  Dialect dialect();

  /** Reads what is in it; {@code counted} counts every table's rows exactly. */
  Catalog catalog(boolean counted);

  /**
   * Opens one consistent state for up to {@code readers} connections; fewer when the server's
   * rights or nature allow only that (MariaDB without the right to lock: one).
   */
  Snapshot snapshot(int readers);

  @Override
  void close();
}
