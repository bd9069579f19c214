package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Lists what a migration does not carry out of an SQLite database. */
final class SqliteLeftBehind {
  private SqliteLeftBehind() {}

  /** Of one table or view. */
  static List<LeftBehind> of(Table table, TableText text) {
    List<LeftBehind> left = new ArrayList<>();
    String parent = table.traits().parent().map(TableName::name).orElse("");
    switch (table.kind()) {
      case VIEW ->
          left.add(
              new LeftBehind(
                  "view", table.name(), "a view holds no rows; its SQL is SQLite's own"));
      case VIRTUAL ->
          left.add(
              new LeftBehind(
                  "virtual table",
                  table.name(),
                  "its rows live in a module of SQLite, not in a table"));
      case SHADOW ->
          left.add(
              new LeftBehind(
                  "shadow table", table.name(), "it belongs to the virtual table " + parent));
      default -> {}
    }
    for (Trigger trigger : table.traits().triggers()) {
      TableName name =
          new TableName(table.name().schema(), table.name().name() + "." + trigger.name());
      left.add(new LeftBehind("trigger", name, "its SQL is SQLite's own"));
    }
    if (text.conflicts()) {
      String reason = "which row wins is not carried over; the target refuses the later row";
      left.add(new LeftBehind("ON CONFLICT clause", table.name(), reason));
    }
    return left;
  }
}
