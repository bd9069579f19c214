package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.ui.catalogue.graph.Network;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out how the tables of a catalogue hang together. */
final class TableLines {
  private final List<Table> tables;
  private final LoadOrder order;
  private final Map<TableName, Integer> in = new HashMap<>();
  private final Map<TableName, Integer> waves = new HashMap<>();
  private final boolean several;

  private TableLines(Catalog catalog) {
    tables = catalog.tables().stream().filter(t -> t.kind().holdsRows()).toList();
    order = LoadOrder.of(tables);
    several = tables.stream().map(t -> t.name().schema()).distinct().count() > 1;
    Map<TableName, Table> byName = new HashMap<>();
    tables.forEach(t -> byName.put(t.name(), t));
    for (Table table : tables) {
      table.foreignKeys().stream()
          .filter(k -> !k.target().equals(table.name()))
          .forEach(k -> in.merge(k.target(), 1, Integer::sum));
    }
    order.groups().forEach(group -> wave(group, byName));
  }

  /** What is listed of a catalogue; takes a moment where there are many tables. */
  static Listing of(Catalog catalog) {
    TableLines lines = new TableLines(catalog);
    List<List<TableName>> circles = lines.order.cycles();
    return new Listing(lines.lines(circles), circles, Network.of(lines.tables, circles));
  }

  /**
   * The tables of a catalogue as they are listed and drawn.
   *
   * @param lines by name
   * @param circles groups of tables that refer to each other
   */
  record Listing(List<TableLine> lines, List<List<TableName>> circles, Network network) {}

  private List<TableLine> lines(List<List<TableName>> circles) {
    Set<TableName> within = new HashSet<>();
    circles.forEach(within::addAll);
    return tables.stream().map(t -> line(t, within.contains(t.name()))).toList();
  }

  private TableLine line(Table table, boolean circle) {
    TableName name = table.name();
    String shown = several ? name.toString() : name.name();
    int inward = in.getOrDefault(name, 0);
    return new TableLine(
        table, shown, inward, table.foreignKeys().size(), waves.getOrDefault(name, 1), circle);
  }

  /** Parents come first, so that theirs is known. */
  private void wave(List<TableName> group, Map<TableName, Table> byName) {
    int before = 0;
    for (TableName name : group) {
      Table table = byName.get(name);
      for (ForeignKey key : table == null ? List.<ForeignKey>of() : table.foreignKeys()) {
        if (!group.contains(key.target())) {
          before = Math.max(before, waves.getOrDefault(key.target(), 0));
        }
      }
    }
    for (TableName name : group) {
      waves.put(name, before + 1);
    }
  }
}
