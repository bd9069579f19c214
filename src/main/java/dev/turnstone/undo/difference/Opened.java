package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableScan;
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

  /** A plan and the tables it goes between. */
  record Match(TablePlan plan, Table from, Table to) {}

  /** What the plan makes of a table of this state. */
  DatabaseRows applied(Match match, Opened right, LookupTables lookups) {
    TablePlan plan = match.plan();
    Table from = match.from();
    Table to = match.to();
    Side other = right.side(to);
    boolean sameVendor = state.database().dialect().vendor() == other.vendor();
    Optional<TableScan.Sum> known =
        sameVendor && whole(plan, to) && unchanged(plan, from, to) ? known(from) : Optional.empty();
    return rows(() -> RowProgram.compile(plan, side(from), other, lookups), false, known);
  }

  /** What a table of this state holds. */
  DatabaseRows asItIs(TablePlan plan, Table table) {
    Optional<TableScan.Sum> known = whole(plan, table) ? known(table) : Optional.empty();
    return rows(() -> RowProgram.readBack(plan, side(table)), true, known);
  }

  /** A table that is read like one of the other state where their forms are the same. */
  DatabaseRows named(Match match, Opened right, LookupTables lookups) {
    boolean sameVendor =
        state.database().dialect().vendor() == right.state.database().dialect().vendor();
    return SameForm.ofLeft(match.plan(), match.from(), match.to())
        .filter(own -> sameVendor)
        .map(own -> asItIs(own, match.from()))
        .orElseGet(() -> applied(match, right, lookups));
  }

  private Optional<TableScan.Sum> known(Table table) {
    return state.kept().map(sums -> sums.of(table.name()));
  }

  /** True when every column is compared, in the table's own order. */
  private static boolean whole(TablePlan plan, Table to) {
    List<String> written = plan.fields().stream().map(FieldPlan::target).toList();
    return written.equals(to.columns().stream().map(Column::name).toList());
  }

  /** True when every row is taken over, each column as it is, in the same order and types. */
  private static boolean unchanged(TablePlan plan, Table from, Table to) {
    List<Optional<String>> read = plan.fields().stream().map(Opened::copied).toList();
    return plan.filter().isEmpty()
        && read.equals(from.columns().stream().map(Opened::name).toList())
        && types(from).equals(types(to));
  }

  private static Optional<String> name(Column column) {
    return Optional.of(column.name());
  }

  private static Optional<String> copied(FieldPlan field) {
    return field.rule() instanceof FieldRule.Copy copy
        ? Optional.of(copy.column())
        : Optional.empty();
  }

  private static List<LogicalType> types(Table table) {
    return table.columns().stream().map(Column::type).toList();
  }

  private DatabaseRows rows(
      Supplier<RowProgram> programs, boolean asTheyAre, Optional<TableScan.Sum> known) {
    Optional<Literals> literals =
        state.kept().isPresent()
            ? Optional.empty()
            : Optional.of(new Literals(state.database().dialect()));
    return new DatabaseRows(
        new DatabaseRows.Reading(readers, programs, literals, asTheyAre, known, work.goOn()));
  }
}
