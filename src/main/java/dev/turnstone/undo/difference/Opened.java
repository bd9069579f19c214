package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.sql.Literals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A state in a snapshot of its own, from which tables are read. */
final class Opened {
  private final State state;
  private final List<RowSource> readers;
  private final Comparer.Work work;

  private Opened(State state, List<RowSource> readers, Comparer.Work work) {
    this.state = state;
    this.readers = readers;
    this.work = work;
  }

  /** Opens a state; it is closed with {@code states}. */
  static Opened of(State state, Comparer.Work work, States states) {
    Snapshot snapshot = state.database().snapshot(work.readers());
    states.onClose(snapshot::close);
    return new Opened(state, snapshot.readers(), work);
  }

  State state() {
    return state;
  }

  /** The tables that the plan looks into; closed with {@code states}. */
  LookupTables lookups(MigrationPlan plan, States states) {
    LookupTables lookups = LookupTables.load(plan, state.catalog(), readers.get(0), work.room());
    states.onClose(lookups::close);
    return lookups;
  }

  private Side side(Table table) {
    return new Side(table, state.database().dialect().vendor());
  }

  /** What the plan makes of a table of this state. */
  DatabaseRows applied(TablePlan plan, Table from, Opened right, Table to, LookupTables lookups) {
    return rows(() -> RowProgram.compile(plan, side(from), right.side(to), lookups), false);
  }

  /** What a table of this state holds. */
  DatabaseRows asItIs(TablePlan plan, Table table) {
    return rows(() -> RowProgram.readBack(plan, side(table)), true);
  }

  private DatabaseRows rows(Supplier<RowProgram> programs, boolean asTheyAre) {
    Optional<Literals> literals =
        state.searchable()
            ? Optional.of(new Literals(state.database().dialect()))
            : Optional.empty();
    return new DatabaseRows(
        new DatabaseRows.Reading(readers, programs, literals, asTheyAre, work.goOn()));
  }
}
