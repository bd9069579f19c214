package dev.turnstone.ui.migration;

import dev.turnstone.app.PlanCheckup;
import dev.turnstone.app.Survey;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Holds the plan against both catalogues whenever either became another, beside the window. One
 * check at a time; what changes meanwhile is checked once more afterwards.
 */
final class PlanChecking {
  private final PlanCheckup checkup;
  private final Background background;
  private final Session session;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<List<Problem>>> problems =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Question> asked = Optional.empty();
  private boolean busy;

  private record Question(MigrationPlan plan, Survey survey) {}

  PlanChecking(
      PlanCheckup checkup, Background background, Session session, Consumer<Throwable> failed) {
    this.checkup = checkup;
    this.background = background;
    this.session = session;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<Optional<List<Problem>>> problems() {
    return problems.getReadOnlyProperty();
  }

  void about(Optional<MigrationPlan> plan, Optional<Survey> survey) {
    asked = plan.flatMap(p -> survey.map(s -> new Question(p, s)));
    if (asked.isEmpty()) {
      problems.set(Optional.empty());
    } else if (!busy) {
      check(asked.get());
    }
  }

  private void check(Question question) {
    busy = true;
    background.run(
        () -> checkup.check(question.plan(), question.survey()),
        found -> answered(question, found),
        reason -> {
          busy = false;
          failed.accept(reason);
        });
  }

  private void answered(Question question, List<Problem> found) {
    busy = false;
    if (asked.filter(question::equals).isEmpty()) {
      asked.ifPresent(this::check);
      return;
    }
    problems.set(Optional.of(found));
    long blockers = found.stream().filter(p -> p.severity() == Severity.BLOCKER).count();
    int open = question.plan().open().size();
    session.problems(Step.MAP, (int) blockers + open);
    if (blockers + open == 0 && session.state(Step.MAP).get() != StepState.DONE) {
      session.done(Step.MAP);
    }
  }
}
