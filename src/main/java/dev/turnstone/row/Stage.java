package dev.turnstone.row;

import dev.turnstone.catalog.TableName;
import java.util.List;

/**
 * A new table that is loaded beside another one and then takes its place.
 *
 * @param table the table whose place it takes
 * @param staged what the new table is called until then
 * @param kept what the old table is called from then on
 * @param parts what belongs to the tables and cannot have the same name in both
 */
public record Stage(TableName table, TableName staged, TableName kept, List<Part> parts) {
  public Stage {
    parts = List.copyOf(parts);
  }

  /**
   * An index, key, sequence or reference.
   *
   * @param name what it is called in whatever table has the place
   * @param staged its name in the new table until that takes the place
   * @param kept its name in the old table from then on
   */
  public record Part(String name, String staged, String kept) {}
}
