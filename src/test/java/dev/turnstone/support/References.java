package dev.turnstone.support;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.List;

/** The foreign keys of a table, each as one line a person can read. */
public final class References {
  private References() {}

  public static List<String> of(Table table) {
    return table.foreignKeys().stream().map(key -> text(key, table.name().schema())).toList();
  }

  private static String text(ForeignKey key, String home) {
    TableName target = key.target();
    String name = target.schema().equals(home) ? target.name() : target.toString();
    return key.name()
        + list(key.columns())
        + " to "
        + name
        + list(key.targetColumns())
        + (" update " + key.onUpdate() + " delete " + key.onDelete() + " " + key.deferral())
        + (key.validated() ? "" : " not valid");
  }

  private static String list(List<String> columns) {
    return " (" + String.join(", ", columns) + ")";
  }
}
