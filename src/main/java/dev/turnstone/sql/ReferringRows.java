package dev.turnstone.sql;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.ArrayList;
import java.util.List;

/** The condition that some row of another table refers to a row. */
public final class ReferringRows {
  private ReferringRows() {}

  /**
   * A condition on rows of the referred table, whose own quoted, unqualified name stands for the
   * row.
   *
   * @param from the table that refers, by {@code key}; may be the referred table itself
   */
  public static String to(Dialect dialect, Table referred, TableName from, ForeignKey key) {
    String child = referred.name().name().equalsIgnoreCase("child") ? "referring" : "child";
    String parent = dialect.quote(referred.name().name()) + ".";
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      equal.add(
          parent
              + dialect.quote(key.targetColumns().get(i))
              + " = "
              + child
              + "."
              + dialect.quote(key.columns().get(i)));
    }
    return "EXISTS (SELECT 1 FROM "
        + dialect.quote(from)
        + " "
        + child
        + " WHERE "
        + String.join(" AND ", equal)
        + ")";
  }
}
