package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.ExactValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a slice that is closed under the target's foreign keys: some rows of every table, and all
 * rows that they refer to, directly or not. Memory grows with the slice, not with the tables. Used
 * once, by one thread.
 */
public final class SliceChoice {
  /** Rows whose keys are asked for, or named, in one query. */
  private static final int BATCH = 500;

  /** The same for columns that are not the key, where each query may read the whole table. */
  private static final int LARGE_BATCH = 5000;

  /** Of a table that others refer to a tenth is picked besides the rows that they refer to. */
  private static final int SHARE = 10;

  private final List<LoadedTable> tables;
  private final SourceReading source;
  private final int most;
  private final References references;
  private final KeyCondition condition;
  private final Map<TableName, Picked> picked = new LinkedHashMap<>();
  private final Map<TableName, Integer> followed = new HashMap<>();
  private final Map<Reference, Set<List<ExactValue>>> asked = new HashMap<>();

  /**
   * A choice.
   *
   * @param most rows that the slice may have; above them the canary is refused
   */
  public SliceChoice(List<LoadedTable> tables, SourceReading source, int most) {
    this.tables = List.copyOf(tables);
    this.source = source;
    this.most = most;
    this.references = new References(tables, source.dialect().vendor());
    this.condition = new KeyCondition(source.dialect());
    tables.forEach(t -> picked.computeIfAbsent(t.source().name(), n -> new Picked(t.source())));
  }

  /**
   * Chooses.
   *
   * @param rows of each table that no other refers to, at least 1
   * @param chunkRows rows of a range, at least 1
   * @throws Refused when the slice grows beyond what it may have
   */
  public Slice choose(int rows, int chunkRows) {
    List<ComputedParents> computed =
        references.computed().stream().map(r -> new ComputedParents(r, source)).toList();
    picked.values().forEach(table -> begin(table, rows, computed));
    boolean more = true;
    while (more) {
      more = false;
      for (Picked table : picked.values()) {
        more |= follow(table, computed);
      }
      if (!more) {
        for (ComputedParents parents : computed) {
          more |= parents.pick(picked(parents.reference().parent().source().name()));
        }
      }
      limit();
    }
    Map<TableName, List<ChunkRange>> ranges = new LinkedHashMap<>();
    int batch = Math.min(BATCH, chunkRows);
    picked.forEach((name, table) -> ranges.put(name, table.ranges(condition, batch)));
    return new Slice(ranges);
  }

  /** Rows without a key cannot be named: the first are taken, or all where some are referred to. */
  private void begin(Picked table, int rows, List<ComputedParents> computed) {
    source.check().run();
    TableName name = table.table().name();
    boolean referred = references.referred(name);
    int wanted = referred ? (rows + SHARE - 1) / SHARE : rows;
    if (table.keyed()) {
      new Seeds(source).pick(table, filtered(name), wanted);
      return;
    }
    long all = source.reader().count(new TableRead(table.table(), List.of()));
    long first = references.referredAtAll(name) ? all : Math.min(all, wanted);
    requireRoom(first);
    table.addFirst(first);
    if (first > 0) {
      follow(table, SliceRange.first(first), computed);
    }
  }

  private Optional<LoadedTable> filtered(TableName name) {
    List<LoadedTable> filled = tables.stream().filter(t -> t.source().name().equals(name)).toList();
    return filled.size() == 1 && filled.get(0).plan().filter().isPresent()
        ? Optional.of(filled.get(0))
        : Optional.empty();
  }

  /** True when rows were added anywhere that were not followed yet. */
  private boolean follow(Picked table, List<ComputedParents> computed) {
    TableName name = table.table().name();
    int from = followed.getOrDefault(name, 0);
    boolean any = from < table.size();
    if (!references.leadAway(name)) {
      from = table.size();
    }
    while (from < table.size()) {
      source.check().run();
      int to = Math.min(table.size(), from + BATCH);
      String where = condition.of(table.table(), table.key(), table.rows(from, to));
      follow(table, SliceRange.where(0, where, true), computed);
      from = to;
      limit();
    }
    followed.put(name, from);
    return any;
  }

  /** Adds what the rows of a range refer to. */
  private void follow(Picked child, ChunkRange range, List<ComputedParents> computed) {
    TableName name = child.table().name();
    computed.stream()
        .filter(parents -> parents.reference().child().source().name().equals(name))
        .forEach(parents -> parents.referring(range));
    List<Reference> away = references.from(name);
    if (away.isEmpty()) {
      return;
    }
    Set<Column> distinct = new LinkedHashSet<>();
    away.forEach(reference -> distinct.addAll(reference.columns()));
    List<Column> columns = List.copyOf(distinct);
    Map<Reference, Set<List<ExactValue>>> values = new LinkedHashMap<>();
    source.each(
        child.table(),
        columns,
        range,
        row -> {
          for (Reference reference : away) {
            List<ExactValue> value =
                reference.columns().stream().map(c -> row.get(columns.indexOf(c))).toList();
            if (value.stream().allMatch(v -> v.whole() && !v.isNull())) {
              values.computeIfAbsent(reference, r -> new LinkedHashSet<>()).add(value);
            }
          }
        });
    values.forEach(this::pickParents);
  }

  private void pickParents(Reference reference, Set<List<ExactValue>> values) {
    Picked parent = picked(reference.parent());
    if (!parent.keyed()) {
      return; // all of it is in the slice
    }
    Set<List<ExactValue>> known = asked.computeIfAbsent(reference, r -> new HashSet<>());
    List<List<ExactValue>> fresh = new ArrayList<>();
    values.stream().filter(known::add).forEach(fresh::add);
    int batch = reference.parentColumns().equals(parent.key()) ? BATCH : LARGE_BATCH;
    for (int from = 0; from < fresh.size(); from += batch) {
      List<List<ExactValue>> some = fresh.subList(from, Math.min(fresh.size(), from + batch));
      String where = condition.of(parent.table(), reference.parentColumns(), some);
      source.each(parent.table(), parent.key(), SliceRange.where(0, where, true), parent::add);
    }
  }

  private Picked picked(TableName source) {
    Picked known = picked.get(source);
    if (known == null) {
      throw new IllegalArgumentException("not loaded: " + source);
    }
    return known;
  }

  private void limit() {
    requireRoom(picked.values().stream().mapToLong(Picked::size).sum());
  }

  private void requireRoom(long rows) {
    if (rows > most) {
      String limit = Integer.toString(most);
      throw new Refused(Problem.blocker(Code.CANARY_TOO_LARGE, Location.EVERYWHERE, limit));
    }
  }
}
