package dev.turnstone.row;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.util.Optional;

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

  /**
   * The number that a column which counts by itself would give next; empty: it does not count on
   * from anywhere but the rows, counts backwards, or this user may not know.
   */
  Optional<BigInteger> nextNumber(TableName table, String column);

  @Override
  void close();
}
