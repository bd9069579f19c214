package dev.turnstone.plan.edit;

import dev.turnstone.catalog.TableName;
import java.util.List;

/** A column of a target table, which something fills or is about to. */
record Place(TableName table, String column) {
  /** All the ways a person may write it. */
  List<String> names() {
    return List.of(column, table.name() + "." + column, table + "." + column);
  }

  String toText() {
    return table + "." + column;
  }
}
