package dev.turnstone.rehearse;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.Asked;
import dev.turnstone.plan.Condition.NoRow;
import dev.turnstone.plan.Condition.SameAs;
import dev.turnstone.plan.Condition.Value;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks what a plan wants to be true of its databases. */
public final class Conditions {
  private final Optional<TargetDatabase> source;
  private final TargetDatabase target;

  /**
   * Conditions on two databases.
   *
   * @param source opened for reading only
   * @param target opened for reading only
   */
  public Conditions(TargetDatabase source, TargetDatabase target) {
    this(Optional.of(source), target);
  }

  private Conditions(Optional<TargetDatabase> source, TargetDatabase target) {
    this.source = source;
    this.target = target;
  }

  /** Conditions on the target alone: those that need the source are passed over. */
  public static Conditions ofTarget(TargetDatabase target) {
    return new Conditions(Optional.empty(), target);
  }

  /** True when the plan has conditions for that moment, so that somebody has to ask them. */
  public static boolean in(MigrationPlan plan, When when) {
    return !of(plan, when).isEmpty();
  }

  /** Those after the run speak of all rows, so that nobody asks them after a canary. */
  private static List<Condition> of(MigrationPlan plan, When when) {
    boolean slice = when == When.AFTER && plan.safeguards().canary().isPresent();
    return slice
        ? List.of()
        : plan.safeguards().conditions().stream().filter(c -> c.when() == when).toList();
  }

  /**
   * Asks every condition for that moment, in the plan's order.
   *
   * @throws ConnectionLost when a database can no longer be asked at all
   */
  public List<ConditionVerdict> ask(MigrationPlan plan, When when) {
    List<ConditionVerdict> verdicts = new ArrayList<>();
    for (Condition condition : of(plan, when)) {
      if (canBeAsked(condition)) verdicts.add(ask(condition));
    }
    return verdicts;
  }

  /**
   * Asks those of the conditions that are for that moment, in their order.
   *
   * @throws ConnectionLost when a database can no longer be asked at all
   */
  public List<ConditionVerdict> ask(List<Condition> conditions, When when) {
    return conditions.stream().filter(c -> c.when() == when).map(this::ask).toList();
  }

  private boolean canBeAsked(Condition condition) {
    boolean ofTarget =
        condition.of() == Asked.TARGET && !(condition.expectation() instanceof SameAs);
    return source.isPresent() || ofTarget;
  }

  private ConditionVerdict ask(Condition condition) {
    Asked asked = condition.of();
    try {
      Answer answer = answer(asked, condition.sql());
      if (condition.expectation() instanceof NoRow) {
        return verdict(condition, answer, answer.empty(), "no row");
      }
      if (condition.expectation() instanceof Value value) {
        return verdict(condition, answer, answer.sameAs(value.text()), value.text());
      }
      SameAs other = (SameAs) condition.expectation();
      asked = asked == Asked.SOURCE ? Asked.TARGET : Asked.SOURCE;
      Answer wanted = answer(asked, other.sql());
      return verdict(condition, answer, answer.sameAs(wanted), wanted.text());
    } catch (ConnectionLost e) {
      throw e;
    } catch (EngineException e) {
      return ConditionVerdict.notAsked(condition, asked, e.problems().get(0).message());
    }
  }

  private static ConditionVerdict verdict(
      Condition condition, Answer answer, boolean holds, String wanted) {
    return holds
        ? ConditionVerdict.held(condition, answer, wanted)
        : ConditionVerdict.unmet(condition, answer, wanted);
  }

  private Answer answer(Asked of, String sql) {
    TargetDatabase database = of == Asked.SOURCE ? source.orElseThrow() : target;
    return new Answer(database.query(sql, Answer.MOST_ROWS + 1));
  }
}
