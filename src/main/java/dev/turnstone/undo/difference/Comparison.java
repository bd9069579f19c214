package dev.turnstone.undo.difference;

import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.RowStatements.Assignment;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.RowDifference.Kind;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What two states of data have and have not in common, table by table; the differing rows of a
 * table are read page by page, each without those before it. Until it is closed it holds on to the
 * states that were compared, so that every page shows what the numbers say. Thread safe.
 */
public final class Comparison implements AutoCloseable {
  private final String left;
  private final String right;
  private final List<TableComparison> notCompared;
  private final Map<TableName, ComparedTable> compared = new LinkedHashMap<>();
  private final States states;

  /**
   * Of two states.
   *
   * @param left the name of one, for people
   * @param right the name of the other
   */
  Comparison(
      String left,
      String right,
      List<ComparedTable> compared,
      List<TableComparison> notCompared,
      States states) {
    this.left = left;
    this.right = right;
    this.notCompared = List.copyOf(notCompared);
    this.states = states;
    compared.forEach(table -> this.compared.put(table.result().right(), table));
  }

  /** What the left side is: the older, or what is expected. */
  public String left() {
    return left;
  }

  /** What the right side is: the newer, or what there really is. */
  public String right() {
    return right;
  }

  /** Every table: those that were compared, then those that were not. */
  public List<TableComparison> tables() {
    List<TableComparison> all = new ArrayList<>();
    compared.values().forEach(table -> all.add(table.result()));
    all.addAll(notCompared);
    return all;
  }

  /** Rows of all tables together. */
  public Counts total() {
    return tables().stream().map(TableComparison::counts).reduce(Counts.NOTHING, Counts::plus);
  }

  /**
   * True when every wanted row was compared and none differs, and the plan could carry every row
   * over that a run did not set aside.
   */
  public boolean identical() {
    long refused = tables().stream().mapToLong(table -> table.besides().setAside()).sum();
    return tables().stream().allMatch(TableComparison::identical)
        && (states.setAsideExpected() || refused == 0);
  }

  /** The compared columns of a table, by their names on the right. */
  public List<String> columns(TableName table) {
    return nowhere(table) ? List.of() : table(table).columns();
  }

  /** The columns of its key, in key order; empty: it has none. */
  public List<String> keyColumns(TableName table) {
    return nowhere(table) ? List.of() : table(table).keyColumns();
  }

  /** A table that neither side has is compared, and there is nothing to it. */
  private boolean nowhere(TableName table) {
    return notCompared.stream()
        .anyMatch(one -> one.right().equals(table) && one.notCompared().isEmpty());
  }

  private ComparedTable table(TableName name) {
    ComparedTable table = compared.get(name);
    if (table == null) {
      throw new IllegalArgumentException(name + " was not compared");
    }
    return table;
  }

  /**
   * Some of the differing rows of a table, in the order of the left side's rows, those that were
   * added behind them.
   *
   * @param table its name on the right
   * @param from number of the first, from 0
   * @param count at most so many
   * @param longest of values of more bytes only the length is told
   */
  public synchronized List<RowDifference> page(TableName table, long from, int count, int longest) {
    if (nowhere(table)) {
      return List.of();
    }
    ComparedTable compared = table(table);
    return rows(compared, compared.index().page(from, count), longest);
  }

  /**
   * A differing row and where it stands on the right.
   *
   * @param address its key as it is stored there; empty: it is only on the left, or has no key
   */
  record Placed(RowDifference row, List<Assignment> address) {}

  /** Of some rows those that differ in one way. */
  synchronized List<Placed> placed(TableName table, long from, int count, Kind kind) {
    ComparedTable compared = table(table);
    List<DifferenceIndex.Entry> entries =
        compared.index().page(from, count).stream().filter(e -> e.kind() == kind).toList();
    List<RowDifference> rows = rows(compared, entries, Integer.MAX_VALUE);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Assignment> address = List.of();
      if (kind != Kind.REMOVED) {
        byte[] locator = Candidates.at(states.files().right(), entries.get(i).right()).locator();
        address = compared.sides().right().address(locator);
      }
      placed.add(new Placed(rows.get(i), address));
    }
    return placed;
  }

  List<ComparedTable> compared() {
    return List.copyOf(compared.values());
  }

  private List<RowDifference> rows(
      ComparedTable compared, List<DifferenceIndex.Entry> entries, int longest) {
    List<RowSide.Wanted> ofLeft = new ArrayList<>();
    List<RowSide.Wanted> ofRight = new ArrayList<>();
    for (DifferenceIndex.Entry entry : entries) {
      if (entry.kind() != Kind.ADDED) {
        ofLeft.add(Candidates.at(states.files().left(), entry.left()));
      }
      if (entry.kind() != Kind.REMOVED) {
        ofRight.add(Candidates.at(states.files().right(), entry.right()));
      }
    }
    List<Optional<FoundRow>> lefts = compared.sides().left().find(ofLeft, longest);
    List<Optional<FoundRow>> rights = compared.sides().right().find(ofRight, longest);
    List<RowDifference> rows = new ArrayList<>();
    int l = 0;
    int r = 0;
    for (DifferenceIndex.Entry entry : entries) {
      Optional<FoundRow> one = entry.kind() == Kind.ADDED ? Optional.empty() : lefts.get(l++);
      Optional<FoundRow> other = entry.kind() == Kind.REMOVED ? Optional.empty() : rights.get(r++);
      rows.add(row(compared, entry.kind(), one, other));
    }
    return rows;
  }

  private static RowDifference row(
      ComparedTable table, Kind kind, Optional<FoundRow> left, Optional<FoundRow> right) {
    List<ExactValue> values = right.or(() -> left).map(FoundRow::key).orElse(List.of());
    Map<String, ExactValue> key = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(values.size(), table.keyColumns().size()); i++) {
      key.put(table.keyColumns().get(i), values.get(i));
    }
    List<CellDifference> cells = new ArrayList<>();
    boolean known = known(left) || known(right);
    for (int i = 0; known && i < table.columns().size(); i++) {
      int at = i;
      Optional<Long> one = left.filter(r -> known(left)).map(r -> r.marks().get(at));
      Optional<Long> other = right.filter(r -> known(right)).map(r -> r.marks().get(at));
      boolean changed = one.isPresent() && other.isPresent() && !one.equals(other);
      cells.add(
          new CellDifference(
              table.columns().get(i),
              left.filter(r -> known(left)).map(r -> r.values().get(at)),
              right.filter(r -> known(right)).map(r -> r.values().get(at)),
              changed));
    }
    return new RowDifference(kind, key, cells);
  }

  private static boolean known(Optional<FoundRow> row) {
    return row.filter(found -> !found.values().isEmpty()).isPresent();
  }

  @Override
  public void close() {
    states.close();
  }
}
