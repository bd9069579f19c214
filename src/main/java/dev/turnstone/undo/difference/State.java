package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.row.SourceDatabase;

/**
 * One side of a comparison: a database, or a file that holds what was in one.
 *
 * @param name for people
 * @param database closed together with the comparison
 * @param searchable false when single rows cannot be asked for by a condition
 */
public record State(String name, SourceDatabase database, Catalog catalog, boolean searchable) {
  /** A database as it is now. */
  public static State of(String name, SourceDatabase database) {
    return new State(name, database, database.catalog(false), true);
  }
}
