package dev.turnstone.catalog;

/** Reads what is in a database. */
public interface CatalogReader {
  /**
   * Reads the whole catalogue in a handful of queries, never one per table.
   *
   * @param counted true to count every table's rows exactly, which reads them
   */
  Catalog read(boolean counted);
}
