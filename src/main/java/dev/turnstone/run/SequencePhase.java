package dev.turnstone.run;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Moves sequences and identities past the data, and proves it by an insert that is rolled back. */
public final class SequencePhase {
  private final RunParts parts;

  SequencePhase(RunParts parts) {
    this.parts = parts;
  }

  void run(List<TableGoal> goals) {
    Dialect dialect = parts.target().dialect();
    for (TableGoal goal : goals) {
      List<String> statements = dialect.advanceIdentity(goal.table(), nextInSource(goal));
      if (!statements.isEmpty()) {
        parts.cancellation().check(parts.run());
        parts.execute(statements);
      }
      dialect.probeIdentity(goal.table()).ifPresent(sql -> prove(goal.table(), sql));
      // an insert that is taken back still uses up a number
      parts.execute(statements);
      noteLeft(goal);
    }
  }

  /** The note in a run's journal of the number that a column counts on from when the run ends. */
  public static String left(String table, String column) {
    return "counts on " + table + "." + column;
  }

  /** So that undo can tell whether somebody has drawn a number since. */
  private void noteLeft(TableGoal goal) {
    if (goal.created()) return;
    Table table = goal.table();
    for (Column column : table.columns().stream().filter(SequencePhase::counts).toList()) {
      parts
          .target()
          .nextNumber(table.name(), column.name())
          .map(BigInteger::toString)
          .ifPresent(
              next -> parts.journal().note(left(table.name().toString(), column.name()), next));
    }
  }

  /** A new table counts on where its source would have, also beyond the rows. */
  private Optional<BigInteger> nextInSource(TableGoal goal) {
    if (!goal.created()) return Optional.empty();
    Optional<Table> source = parts.approved().source().table(goal.plan().source());
    return goal.plan().fields().stream()
        .filter(f -> goal.table().column(f.target()).filter(SequencePhase::counts).isPresent())
        .filter(f -> f.rule() instanceof FieldRule.Copy)
        .flatMap(f -> source.stream().flatMap(t -> t.column(copied(f)).stream()))
        .filter(SequencePhase::counts)
        .flatMap(c -> parts.source().nextNumber(goal.plan().source(), c.name()).stream())
        .findFirst();
  }

  private static String copied(FieldPlan field) {
    return ((FieldRule.Copy) field.rule()).column();
  }

  private static boolean counts(Column column) {
    return column.generation().orElse(null) instanceof Generation.Identity;
  }

  private void prove(Table table, String sql) {
    try {
      parts.target().tryOut(sql);
    } catch (ServerRefused e) {
      Problem why = e.problems().get(0);
      if (why.code() == Code.DUPLICATE_KEY && primary(table, why)) {
        Location where = Location.table(table.name().toString());
        throw new ServerRefused(
            Problem.blocker(Code.IDENTITY_NOT_ADVANCED, where, table.name().name()), e);
      }
      // The copied row met another rule of the table; the identity itself was given and did not
      // collide.
    }
  }

  private static boolean primary(Table table, Problem why) {
    Optional<Key> key = table.primaryKey();
    String named = why.arguments().isEmpty() ? "" : why.arguments().get(0);
    return key.isEmpty()
        || named.contains("PRIMARY")
        || named.contains(key.get().name())
        || key.get().columns().stream().allMatch(named::contains);
  }
}
