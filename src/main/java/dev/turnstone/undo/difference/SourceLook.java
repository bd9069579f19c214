package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableRead;
import dev.turnstone.run.TableGoal;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.Literals;
import dev.turnstone.undo.difference.Lineage.SourceRow;
import dev.turnstone.undo.difference.Lineage.SourceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at the source row that a row of the target came from, as it is now. */
final class SourceLook {
  private final SourceDatabase source;
  private final Catalog catalog;
  private final MigrationPlan plan;
  private final TableGoal goal;
  private final Supplier<KeyedStore> room;

  /**
   * A look.
   *
   * @param goal the target table the row is in
   * @param room for values that the plan looks up, more than memory holds
   */
  SourceLook(
      SourceDatabase source,
      Catalog catalog,
      MigrationPlan plan,
      TableGoal goal,
      Supplier<KeyedStore> room) {
    this.source = source;
    this.catalog = catalog;
    this.plan = plan;
    this.goal = goal;
    this.room = room;
  }

  SourceRow at(WrittenRow row) {
    TableName name = goal.plan().source();
    Optional<Table> from = catalog.table(name);
    if (from.isEmpty()) {
      String why = "the source has no table " + name + " any more";
      return SourceRow.notSeen(name, SourceState.OUT_OF_REACH, why);
    }
    Optional<String> condition = condition(from.get(), row);
    if (condition.isEmpty()) {
      String why = "the plan makes the key of more than copies of source columns";
      return SourceRow.notSeen(name, SourceState.NOT_KNOWN, why);
    }
    try (Snapshot snapshot = source.snapshot(1);
        LookupTables lookups = lookups(snapshot.readers().get(0))) {
      Vendor to = plan.target().product().vendor();
      Side own = new Side(from.get(), source.dialect().vendor());
      RowProgram program =
          RowProgram.compile(goal.plan(), own, new Side(goal.table(), to), lookups);
      return look(snapshot.readers().get(0), program, condition.get(), row);
    }
  }

  private LookupTables lookups(RowSource reader) {
    return LookupTables.load(plan.withTables(List.of(goal.plan())), catalog, reader, room);
  }

  /** What holds for the source row, where the key of the target consists of copies. */
  private Optional<String> condition(Table from, WrittenRow row) {
    Literals literals = new Literals(source.dialect());
    List<String> columns = RunState.key(goal).stream().map(Column::name).toList();
    List<ExactValue> values = row.keyValues();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Optional<Column> column = copied(columns.get(i)).flatMap(from::column);
      if (column.isEmpty() || !values.get(i).whole()) {
        return Optional.empty();
      }
      all.add(literals.equal(column.get(), values.get(i)));
    }
    return Optional.of("(" + String.join(" AND ", all) + ")");
  }

  private Optional<String> copied(String target) {
    return goal.plan().fields().stream()
        .filter(field -> field.target().equals(target))
        .map(FieldPlan::rule)
        .filter(FieldRule.Copy.class::isInstance)
        .map(rule -> ((FieldRule.Copy) rule).column())
        .findFirst();
  }

  /** More than one row may be met where the source takes other texts for the same key. */
  private SourceRow look(RowSource reader, RowProgram program, String condition, WrittenRow row) {
    TableRead all = program.reads();
    TableRead some = new TableRead(all.table(), all.columns(), Optional.of(condition));
    RowFingerprint fingerprint = new RowFingerprint();
    NoWriter nothing = new NoWriter();
    TableName name = goal.plan().source();
    SourceRow found =
        SourceRow.notSeen(name, SourceState.GONE, "the source has no row of this key any more");
    try (RowCursor cursor = reader.open(some, ChunkRange.WHOLE)) {
      while (cursor.next()) {
        boolean written =
            program.run(cursor, nothing, 0, fingerprint) == RowProgram.Outcome.WRITTEN;
        boolean its = written && sameKey(fingerprint, row);
        boolean same = its && fingerprint.hash() == row.hash();
        if (its || (!written && found.state() == SourceState.GONE)) {
          SourceState state = same ? SourceState.AS_READ : SourceState.CHANGED;
          found = new SourceRow(name, state, "", program.original(cursor));
        }
      }
    }
    return found;
  }

  private static boolean sameKey(RowFingerprint found, WrittenRow row) {
    byte[] key = row.key();
    return Arrays.equals(found.key(), 0, found.keyLength(), key, 0, key.length);
  }
}
