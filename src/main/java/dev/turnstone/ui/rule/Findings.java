package dev.turnstone.ui.rule;

import dev.turnstone.app.Survey;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is said about one place of the plan: why a change was refused, or else what the check of the
 * plan has to say. The check is made beside the window.
 */
final class Findings {
  private final Migration migration;
  private final Messages messages;
  private final ObservableList<Finding> list = FXCollections.observableArrayList();
  private int turn;
  private boolean refused;

  Findings(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
  }

  ObservableList<Finding> list() {
    return list;
  }

  /** Nothing is said. */
  void clear() {
    turn++;
    refused = false;
    list.clear();
  }

  /**
   * Makes a change, or says why it is not made.
   *
   * @return true when it was made
   */
  boolean make(Change change) {
    Optional<MigrationPlan> plan = migration.plan();
    if (plan.isEmpty()) {
      return false;
    }
    turn++;
    boolean unknown = migration.surroundings().source().isEmpty();
    if (unknown && change.needsSource(plan.get())) {
      refused = true;
      list.setAll(
          new Finding(
              Severity.BLOCKER,
              messages.text("rule.refused.source"),
              Optional.of(messages.text("rule.refused.source.about"))));
      return false;
    }
    try {
      refused = false;
      change.make(migration.document(), migration.surroundings());
      return true;
    } catch (EngineException e) {
      refused = true;
      list.setAll(e.problems().stream().filter(Findings::told).map(this::finding).toList());
      return false;
    }
  }

  /** Something else is being written: what was refused is not said any more. */
  void forgive(Chosen chosen) {
    if (refused) {
      check(chosen);
    }
  }

  /** Looks at the plan as it is now. */
  void check(Chosen chosen) {
    turn++;
    refused = false;
    int mine = turn;
    Optional<Survey> survey = migration.survey().get();
    Optional<MigrationPlan> plan = migration.plan();
    if (survey.isEmpty() || plan.isEmpty()) {
      list.clear();
      return;
    }
    MigrationPlan alone = plan.get().withTables(List.of(chosen.plan().withEnabled(true)));
    migration
        .tools()
        .background()
        .run(
            () -> problems(alone, survey.get(), chosen),
            found -> {
              if (mine == turn) list.setAll(found.stream().map(this::finding).toList());
            },
            migration.tools().failed());
  }

  private static List<Problem> problems(MigrationPlan plan, Survey survey, Chosen chosen) {
    String table = chosen.place().table().toString();
    Location where =
        chosen.ofColumn() ? Location.column(table, chosen.place().column()) : Location.table(table);
    return PlanApproval.check(plan, survey.source(), survey.target()).stream()
        .filter(p -> p.where().equals(where))
        .filter(Findings::told)
        .toList();
  }

  /** Expressions tell their mistakes themselves, at the very letters. */
  private static boolean told(Problem problem) {
    return problem.code() != Code.EXPRESSION_INVALID;
  }

  private Finding finding(Problem problem) {
    return Finding.of(problem, messages);
  }
}
