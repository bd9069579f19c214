package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables and which of them refer to which.
 *
 * @param tables by name
 * @param references each pair of tables once, however many foreign keys lead from one to the other
 */
public record Network(Set<TableName> tables, Set<Reference> references) {
  /** No tables. */
  public static final Network EMPTY = new Network(Set.of(), Set.of());

  public Network {
    tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
    references = Collections.unmodifiableSet(new LinkedHashSet<>(references));
  }

  /**
   * A table that refers to another, or to itself.
   *
   * @param circle true when the way leads back over others, so that neither can be loaded before
   *     the other
   */
  public record Reference(TableName child, TableName parent, boolean circle) {}

  /**
   * Tables and the foreign keys among them.
   *
   * @param cycles groups of tables that refer to each other in a circle
   */
  public static Network of(Collection<Table> tables, List<List<TableName>> cycles) {
    Map<TableName, Integer> circles = new HashMap<>();
    for (int i = 0; i < cycles.size(); i++) {
      for (TableName name : cycles.get(i)) {
        circles.put(name, i);
      }
    }
    Set<TableName> names = new TreeSet<>();
    tables.forEach(t -> names.add(t.name()));
    Set<Reference> references = new LinkedHashSet<>();
    for (Table table : tables) {
      table.foreignKeys().stream()
          .filter(k -> names.contains(k.target()))
          .forEach(k -> references.add(reference(table.name(), k.target(), circles)));
    }
    return new Network(names, references);
  }

  private static Reference reference(
      TableName child, TableName parent, Map<TableName, Integer> circles) {
    Integer own = circles.get(child);
    boolean circle = !child.equals(parent) && own != null && own.equals(circles.get(parent));
    return new Reference(child, parent, circle);
  }

  /** Tables on a way that leads back to themselves over others. */
  public Set<TableName> inCircles() {
    Set<TableName> all = new TreeSet<>();
    references.stream()
        .filter(Reference::circle)
        .forEach(r -> all.addAll(List.of(r.child(), r.parent())));
    return all;
  }

  /** What a table refers to, itself apart; by name. */
  public Set<TableName> parents(TableName of) {
    Set<TableName> found = new TreeSet<>();
    references.stream()
        .filter(r -> r.child().equals(of) && !r.parent().equals(of))
        .forEach(r -> found.add(r.parent()));
    return found;
  }

  /** What refers to a table, itself apart; by name. */
  public Set<TableName> children(TableName of) {
    Set<TableName> found = new TreeSet<>();
    references.stream()
        .filter(r -> r.parent().equals(of) && !r.child().equals(of))
        .forEach(r -> found.add(r.child()));
    return found;
  }

  /**
   * A table and those that few steps lead to, nearest first until there are enough.
   *
   * @param steps over how many references, in either direction
   * @param most tables, at least 1
   */
  public Network around(TableName center, int steps, int most) {
    if (!tables.contains(center)) {
      return EMPTY;
    }
    Map<TableName, List<TableName>> beside = new HashMap<>();
    for (Reference reference : references) {
      beside.computeIfAbsent(reference.child(), n -> new ArrayList<>()).add(reference.parent());
      beside.computeIfAbsent(reference.parent(), n -> new ArrayList<>()).add(reference.child());
    }
    Map<TableName, Integer> distances = new LinkedHashMap<>(Map.of(center, 0));
    Deque<TableName> next = new ArrayDeque<>(List.of(center));
    while (!next.isEmpty() && distances.size() < most) {
      TableName at = next.remove();
      int further = distances.getOrDefault(at, 0) + 1;
      for (TableName other :
          further > steps ? List.<TableName>of() : beside.getOrDefault(at, List.of())) {
        if (distances.size() < most && distances.putIfAbsent(other, further) == null) {
          next.add(other);
        }
      }
    }
    return only(distances.keySet());
  }

  /**
   * How many columns of tables the references go across, all together; what it takes to draw them
   * grows with it. For some hundred tables at most.
   */
  int span() {
    Map<TableName, Integer> columns = new HashMap<>();
    tables.forEach(t -> column(t, columns));
    return references.stream()
        .filter(r -> !r.circle())
        .mapToInt(
            r -> Math.abs(columns.getOrDefault(r.child(), 0) - columns.getOrDefault(r.parent(), 0)))
        .sum();
  }

  private int column(TableName of, Map<TableName, Integer> columns) {
    Integer known = columns.get(of);
    if (known != null) {
      return known;
    }
    int column = 0;
    for (Reference reference : references) {
      boolean up = reference.child().equals(of) && !reference.parent().equals(of);
      if (up && !reference.circle()) {
        column = Math.max(column, 1 + column(reference.parent(), columns));
      }
    }
    columns.put(of, column);
    return column;
  }

  private Network only(Set<TableName> wanted) {
    Set<Reference> among = new LinkedHashSet<>();
    references.stream()
        .filter(r -> wanted.contains(r.child()) && wanted.contains(r.parent()))
        .forEach(among::add);
    return new Network(new TreeSet<>(wanted), among);
  }
}
