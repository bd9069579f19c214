package dev.turnstone.run;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.Removals;
import dev.turnstone.journal.Removed;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the target whose reference leads nowhere. They are recorded in the journal first, each
 * with the row it follows where that was set aside itself, and then taken out together with a
 * marker, which tells a later try whether what is recorded took place.
 */
final class Orphans {
  private static final NoWriter NOTHING = new NoWriter();
  private static final int PAGE = 1000;
  private static final long HEAVY = 1 << 20;

  /**
   * In place of a chunk's number: set aside after the load, with the values of the source's row.
   */
  private static final int FROM_SOURCE = -1;

  /**
   * The same, with the values as they were in the target, where the source's row cannot be told.
   */
  static final int FROM_TARGET = -2;

  private final RunParts parts;
  private final List<TableGoal> goals;
  private final SetAsideBudget budget;
  private final Reconciliation markers;

  Orphans(RunParts parts, List<TableGoal> goals, SetAsideBudget budget) {
    this.parts = parts;
    this.goals = goals;
    this.budget = budget;
    this.markers = new Reconciliation(parts);
  }

  /**
   * True when some row breaks this key; reads no more of the rows than the key.
   *
   * @param shared on average many rows have the same reference
   */
  static boolean exist(TargetDatabase target, Table table, ForeignKey key, boolean shared) {
    return !target.query(target.dialect().anyOrphan(table, key, shared)).isEmpty();
  }

  /** Takes out the rows that break this key; returns how many. */
  long takeOut(TableGoal goal, ForeignKey key) {
    markers.settleRemoval(); // an earlier try may have got this far
    Dialect dialect = parts.target().dialect();
    String condition = dialect.orphans(goal.table(), key);
    Removals.Removal removal = parts.journal().removals().begin(goal.table().name().toString());
    try {
      long found = record(removal, goal, key, condition);
      String delete = "DELETE FROM " + dialect.quote(goal.table().name()) + " WHERE " + condition;
      ChunkMarker marker = markers.marker(removal);
      long taken = parts.target().ledger().takeOut(parts.lease(), marker, delete, found);
      if (taken != found) {
        throw unbalanced(goal, key, found, taken);
      }
      return taken;
    } catch (EngineException e) {
      settle(removal, e);
      throw e;
    }
  }

  /** Where the target cannot be asked, the next try will. */
  private void settle(Removals.Removal removal, EngineException reason) {
    budget.giveBack(removal);
    try {
      markers.settleRemoval();
    } catch (EngineException e) {
      reason.addSuppressed(e);
    }
  }

  private static ServerRefused unbalanced(TableGoal goal, ForeignKey key, long found, long taken) {
    Location where = Location.table(goal.table().name().toString());
    return new ServerRefused(
        Problem.blocker(Code.BALANCE_BROKEN, where, Long.toString(found), Long.toString(taken)),
        new IllegalStateException(key.name()));
  }

  private long record(Removals.Removal removal, TableGoal goal, ForeignKey key, String condition) {
    try (SourceRows sources = new SourceRows(parts)) {
      return record(removal, goal, key, condition, sources);
    }
  }

  private long record(
      Removals.Removal removal,
      TableGoal goal,
      ForeignKey key,
      String condition,
      SourceRows sources) {
    Side side = new Side(goal.table(), parts.target().dialect().vendor());
    RowProgram program = RowProgram.readBack(goal.plan(), side);
    TableRead all = program.reads();
    TableRead read = new TableRead(all.table(), all.columns(), Optional.of(condition));
    Page page = new Page();
    long found = 0;
    RowFingerprint fingerprint = new RowFingerprint();
    try (SetAsideParents parents = new SetAsideParents(parts.journal(), goals, key);
        Snapshot snapshot = parts.target().snapshot(1);
        RowCursor cursor = snapshot.readers().get(0).open(read, ChunkRange.WHOLE)) {
      while (cursor.next()) {
        refuseUpsert(goal, key);
        budget.spend(removal, found + 1);
        program.run(cursor, NOTHING, found++, fingerprint);
        String rowKey = HexFormat.of().formatHex(fingerprint.key(), 0, fingerprint.keyLength());
        Map<String, OriginalValue> values = program.original(cursor);
        String parent = parents.find(values).orElse(null);
        SetAside row =
            sources
                .find(goal, program.key(cursor))
                .map(f -> orphan(goal, key, parent, f, FROM_SOURCE))
                .orElseGet(
                    () ->
                        orphan(
                            goal,
                            key,
                            parent,
                            new SourceRows.Found(program.key(cursor), values),
                            FROM_TARGET));
        page.add(new Removed(row, rowKey, fingerprint.hash()));
      }
    }
    page.write();
    return found;
  }

  /** Rows on their way into the journal. */
  private final class Page {
    private final List<Removed> rows = new ArrayList<>();
    private long weight;

    void add(Removed row) {
      rows.add(row);
      weight += Orphans.weight(row.row());
      if (rows.size() == PAGE || weight > HEAVY) {
        write();
      }
    }

    void write() {
      parts.journal().removals().record(rows);
      rows.clear();
      weight = 0;
    }
  }

  /** Characters of the values that are kept of a row. */
  private static long weight(SetAside row) {
    long weight = 0;
    for (OriginalValue value : row.original().values()) {
      weight += value.value().or(value::hex).orElse("").length();
    }
    return weight;
  }

  /** An upsert may have changed a row that was there before; taking it out would lose it. */
  private void refuseUpsert(TableGoal goal, ForeignKey key) {
    if (goal.plan().mode() == WriteMode.UPSERT) {
      Location where = Location.table(goal.table().name().toString());
      throw new ServerRefused(
          Problem.blocker(Code.PARENT_MISSING, where, key.target().name()),
          new IllegalStateException(key.name()));
    }
  }

  private static SetAside orphan(
      TableGoal goal, ForeignKey key, @Nullable String parent, SourceRows.Found row, int chunk) {
    Location where = Location.column(goal.table().name().toString(), key.columns().get(0));
    Problem why =
        parent == null
            ? Problem.warning(Code.PARENT_MISSING, where, key.target().name())
            : Problem.warning(Code.PARENT_SET_ASIDE, where, parent);
    return new SetAside(
        goal.table().name().toString(),
        chunk,
        row.key(),
        Optional.of(key.columns().get(0)),
        why.code(),
        why.message(),
        Optional.ofNullable(parent),
        row.original());
  }
}
