package dev.turnstone.rehearse;

import dev.turnstone.catalog.TableName;
import java.util.List;

/**
 * How long something is expected to take, in seconds.
 *
 * @param low no less, as far as a slice can tell; 0 or more
 * @param high no more, likewise; not below {@code low}
 * @param tables what of it falls to each table, in the order of loading; the whole is more than
 *     they are together, because part of it belongs to no table
 */
public record DurationBand(double low, double high, List<OfTable> tables) {
  public DurationBand {
    tables = List.copyOf(tables);
  }

  /** The same for one table of the target. */
  public record OfTable(TableName table, double low, double high) {}
}
