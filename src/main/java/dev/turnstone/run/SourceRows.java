package dev.turnstone.run;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source row that a row of the target came from, where the target's identity is a plain
 * copy of source columns. Opened only when there is something to find.
 */
final class SourceRows implements AutoCloseable {
  /** A source row: its key and its values as they are. */
  record Found(Map<String, String> key, Map<String, OriginalValue> original) {}

  private final RunParts parts;
  private final Map<String, RowProgram> programs = new HashMap<>();
  private @Nullable Snapshot snapshot;
  private @Nullable LookupTables lookups;

  SourceRows(RunParts parts) {
    this.parts = parts;
  }

  /**
   * The one source row of this target key.
   *
   * @param targetKey the target's identity columns as canonical texts
   * @return empty when the identity is no plain copy, is of bytes, or not exactly one row is found
   */
  Optional<Found> find(TableGoal goal, Map<String, String> targetKey) {
    Optional<Table> source = parts.approved().source().table(goal.plan().source());
    Optional<String> condition = source.flatMap(t -> condition(goal, t, targetKey));
    if (source.isEmpty() || condition.isEmpty()) {
      return Optional.empty();
    }
    RowProgram program = program(goal, source.get());
    TableRead all = program.reads();
    TableRead one = new TableRead(all.table(), all.columns(), condition);
    try (RowCursor cursor = open().readers().get(0).open(one, ChunkRange.WHOLE)) {
      if (!cursor.next()) {
        return Optional.empty();
      }
      Found found = new Found(program.key(cursor), program.original(cursor));
      return cursor.next() ? Optional.empty() : Optional.of(found);
    }
  }

  private RowProgram program(TableGoal goal, Table source) {
    return programs.computeIfAbsent(
        goal.table().name().toString(),
        name -> {
          Side from = new Side(source, parts.source().dialect().vendor());
          Side to = new Side(goal.table(), parts.target().dialect().vendor());
          return RowProgram.compile(goal.plan(), from, to, lookups());
        });
  }

  private LookupTables lookups() {
    LookupTables loaded = lookups;
    if (loaded == null) {
      loaded = parts.lookups(open().readers().get(0));
      lookups = loaded;
    }
    return loaded;
  }

  private Optional<String> condition(TableGoal goal, Table source, Map<String, String> targetKey) {
    Dialect dialect = parts.source().dialect();
    Optional<Key> identity = goal.table().identity();
    if (identity.isEmpty() || targetKey.isEmpty()) {
      return Optional.empty();
    }
    List<String> equal = new ArrayList<>();
    for (String column : identity.get().columns()) {
      Optional<String> copied = copied(goal, column);
      String value = targetKey.get(column);
      if (copied.isEmpty() || value == null) {
        return Optional.empty();
      }
      String name = dialect.quote(source.name().name()) + "." + dialect.quote(copied.get());
      equal.add(name + " = " + dialect.literal(value));
    }
    return Optional.of(String.join(" AND ", equal));
  }

  private static Optional<String> copied(TableGoal goal, String target) {
    return goal.plan().fields().stream()
        .filter(f -> f.target().equals(target))
        .map(FieldPlan::rule)
        .flatMap(r -> r instanceof FieldRule.Copy copy ? Stream.of(copy.column()) : Stream.empty())
        .findFirst();
  }

  private Snapshot open() {
    Snapshot open = snapshot;
    if (open == null) {
      open = parts.source().snapshot(1);
      snapshot = open;
    }
    return open;
  }

  @Override
  public void close() {
    try {
      if (lookups != null) {
        lookups.close();
      }
    } finally {
      if (snapshot != null) {
        snapshot.close();
      }
    }
  }
}
