package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.RuleWords;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import dev.turnstone.undo.difference.Lineage.Happened;
import dev.turnstone.undo.difference.Lineage.OfCell;
import dev.turnstone.undo.difference.Lineage.Origin;
import dev.turnstone.undo.difference.Lineage.SourceRow;
import dev.turnstone.undo.difference.Lineage.SourceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out where the values of a row of a run's target came from. Writes nothing. */
public final class LineageSearch {
  private final Journal journal;
  private final MigrationPlan plan;
  private final Supplier<KeyedStore> room;

  /**
   * A search.
   *
   * @param plan the run's
   * @param room for values that the plan looks up, more than memory holds
   */
  public LineageSearch(Journal journal, MigrationPlan plan, Supplier<KeyedStore> room) {
    this.journal = journal;
    this.plan = plan;
    this.room = room;
  }

  /**
   * What is asked for.
   *
   * @param table of the target, as {@code name} or {@code schema.name}
   * @param key as a person types it: the value, values with commas, or {@code column=value} with
   *     commas
   * @param column of the target; empty: all that the run filled
   */
  public record Wanted(String table, String key, Optional<String> column) {}

  /** Opens the source when it is to be looked at; throws {@link EngineException} when it cannot. */
  public interface Reach {
    SourceDatabase open();
  }

  /**
   * Looks a row up.
   *
   * @throws Refused when the run does not know the table, the column or the form of the key
   */
  public Lineage find(Wanted wanted, Reach reach) {
    TableGoal goal = goal(wanted.table());
    List<FieldPlan> fields = fields(goal, wanted.column());
    List<Column> columns = RunState.key(goal);
    Map<String, String> key = key(goal, columns, wanted.key());
    WrittenRow row = new WrittenRow(journal, goal.table(), columns, key.values());
    TableName from = goal.plan().source();
    if (row.what() == Happened.NOT_WRITTEN) {
      SourceRow unseen =
          SourceRow.notSeen(from, SourceState.NOT_KNOWN, "the run wrote no such row");
      return lineage(goal, key, row, new Seen(unseen, cells(fields, row, Optional.empty())));
    }
    return lineage(goal, key, row, seen(goal, fields, row, reach));
  }

  /** What the source tells. */
  private record Seen(SourceRow row, List<OfCell> cells) {}

  private Seen seen(TableGoal goal, List<FieldPlan> fields, WrittenRow row, Reach reach) {
    TableName from = goal.plan().source();
    try (SourceDatabase source = reach.open()) {
      Catalog catalog = source.catalog(false);
      SourceRow now = new SourceLook(source, catalog, plan, goal, room).at(row);
      return new Seen(now, cells(fields, row, catalog.table(from)));
    } catch (EngineException e) {
      String why = e.problems().get(0).message();
      SourceRow unseen = SourceRow.notSeen(from, SourceState.OUT_OF_REACH, why);
      return new Seen(unseen, cells(fields, row, Optional.empty()));
    }
  }

  private Lineage lineage(TableGoal goal, Map<String, String> key, WrittenRow row, Seen seen) {
    Origin origin =
        new Origin(
            journal.header().run(),
            journal.header().planHash(),
            journal.header().operator(),
            journal.state(),
            journal.header().started(),
            journal.ended());
    return new Lineage(
        origin, goal.table().name(), key, row.what(), row.chunk(), seen.row(), seen.cells());
  }

  private static List<OfCell> cells(List<FieldPlan> fields, WrittenRow row, Optional<Table> from) {
    return fields.stream()
        .map(
            field ->
                new OfCell(
                    field.target(),
                    RuleWords.of(field),
                    sources(field, from),
                    row.before(field.target())))
        .toList();
  }

  private static List<String> sources(FieldPlan field, Optional<Table> from) {
    FieldRule rule = field.rule();
    if (rule instanceof FieldRule.Copy r) return List.of(r.column());
    if (rule instanceof FieldRule.Convert r) return List.of(r.column());
    if (rule instanceof FieldRule.ValueMap r) return List.of(r.column());
    if (rule instanceof FieldRule.Lookup r) return r.columns();
    if (rule instanceof FieldRule.Expression r && from.isPresent()) {
      Location where = Location.column(from.get().name().toString(), field.target());
      return RowExpressions.over(from.get()).value(r.cel(), where).columns();
    }
    return List.of();
  }

  private TableGoal goal(String table) {
    List<TableGoal> goals = Goals.kept(journal, plan);
    return goals.stream()
        .filter(g -> named(g, table))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    Code.LINEAGE_TABLE_UNKNOWN,
                    Location.table(table),
                    journal.header().run(),
                    some(goals.stream().map(g -> g.table().name().name()).toList())));
  }

  private static boolean named(TableGoal goal, String table) {
    TableName name = goal.table().name();
    return name.toString().equals(table) || name.name().equals(table);
  }

  private List<FieldPlan> fields(TableGoal goal, Optional<String> column) {
    List<FieldPlan> all = goal.plan().fields();
    List<FieldPlan> asked =
        all.stream().filter(f -> column.map(f.target()::equals).orElse(true)).toList();
    if (asked.isEmpty()) {
      throw refused(
          Code.LINEAGE_COLUMN_UNKNOWN,
          Location.column(goal.table().name().toString(), column.orElse("")),
          journal.header().run(),
          some(all.stream().map(FieldPlan::target).toList()));
    }
    return asked;
  }

  private static Map<String, String> key(TableGoal goal, List<Column> columns, String text) {
    Location where = Location.table(goal.table().name().toString());
    if (columns.isEmpty()) {
      throw refused(Code.LINEAGE_NO_KEY, where);
    }
    String names = String.join(",", columns.stream().map(c -> c.name() + "=..").toList());
    return RowKey.parse(columns, text)
        .orElseThrow(() -> refused(Code.LINEAGE_KEY_UNREADABLE, where, names));
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.stream().limit(10).toList());
    return names.size() > 10 ? first + ", .." : first;
  }

  private static Refused refused(Code code, Location where, String... words) {
    return new Refused(Problem.blocker(code, where, words));
  }
}
