package dev.turnstone.plan;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * In which order target tables are loaded so that parents come before the rows that refer to them.
 *
 * @param groups parents first; a group of several tables is a circle of references and is loaded
 *     together, its tables in the order of their names; the same tables always give the same order
 */
public record LoadOrder(List<List<TableName>> groups) {
  public LoadOrder {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** Works the order out from the foreign keys among these tables; others do not count. */
  public static LoadOrder of(Collection<Table> tables) {
    Graph<TableName, DefaultEdge> references = new SimpleDirectedGraph<>(DefaultEdge.class);
    tables.stream().map(Table::name).sorted().forEach(references::addVertex);
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        if (references.containsVertex(key.target()) && !key.target().equals(table.name())) {
          references.addEdge(key.target(), table.name());
        }
      }
    }
    return new LoadOrder(sorted(references));
  }

  private static List<List<TableName>> sorted(Graph<TableName, DefaultEdge> references) {
    Graph<List<TableName>, DefaultEdge> groups = new SimpleDirectedGraph<>(DefaultEdge.class);
    Map<TableName, List<TableName>> groupOf = new HashMap<>();
    new KosarajuStrongConnectivityInspector<>(references)
        .stronglyConnectedSets().stream()
            .map(set -> set.stream().sorted().toList())
            .sorted(Comparator.comparing((List<TableName> group) -> group.get(0)))
            .forEach(
                group -> {
                  groups.addVertex(group);
                  group.forEach(name -> groupOf.put(name, group));
                });
    for (DefaultEdge edge : references.edgeSet()) {
      List<TableName> parent = groupOf.get(references.getEdgeSource(edge));
      List<TableName> child = groupOf.get(references.getEdgeTarget(edge));
      if (parent != child) groups.addEdge(parent, child);
    }
    List<List<TableName>> order = new ArrayList<>();
    new TopologicalOrderIterator<>(groups, Comparator.comparing(group -> group.get(0)))
        .forEachRemaining(order::add);
    return order;
  }

  /** Every table once, parents first. */
  public List<TableName> tables() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** The groups of several tables that refer to each other in a circle. */
  public List<List<TableName>> cycles() {
    return groups.stream().filter(group -> group.size() > 1).toList();
  }

  /** One note for each circle. */
  public List<Problem> notes() {
    return cycles().stream()
        .map(group -> group.stream().map(TableName::toString).collect(Collectors.joining(", ")))
        .map(names -> Problem.note(Code.CYCLE, Location.EVERYWHERE, names))
        .toList();
  }
}
