package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableScan;
import java.util.Optional;

/**
 * One side of a comparison: a database, or a file that holds what was in one.
 *
 * @param name for people
 * @param database closed together with the comparison
 * @param kept what is known beforehand where it is a file; empty: a live database
 */
public record State(String name, SourceDatabase database, Catalog catalog, Optional<Sums> kept) {

  /** What tables add up to, known without reading them. */
  public interface Sums {
    /** Rows and hashes of all columns of a table, in its own form. */
    TableScan.Sum of(TableName table);
  }

  /** A database as it is now. */
  public static State of(String name, SourceDatabase database) {
    return new State(name, database, database.catalog(false), Optional.empty());
  }

  /** A file that holds what was in a database; single rows of it cannot be asked for. */
  public static State of(String name, SourceDatabase file, Sums kept) {
    return new State(name, file, file.catalog(false), Optional.of(kept));
  }
}
