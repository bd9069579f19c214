package dev.turnstone.ui.home;

import dev.turnstone.app.Fidelity;
import dev.turnstone.app.RunSummary;
import dev.turnstone.app.project.Glance;
import dev.turnstone.app.project.Project;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.DatabaseTitle;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Puts a migration at a glance into words. */
final class MigrationWords {
  private final Messages messages;
  private final Clock clock;

  MigrationWords(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  RecentMigration of(Glance glance) {
    Project project = glance.project();
    Optional<RunSummary> run = glance.lastRun();
    return new RecentMigration(
        project.folder(),
        project.name(),
        between(project),
        glance.problem().isPresent() ? messages.text("home.state.unreadable") : stage(glance),
        glance.problem().isPresent() ? Meaning.LOSS : run.map(this::meaning).orElse(Meaning.PLAIN),
        run.map(r -> when(r.ended().orElse(r.header().started()))).orElse(nothing()),
        glance.fidelity().map(this::fidelity).orElse(nothing()),
        glance.problem().map(Problem::message).orElse(""));
  }

  private String nothing() {
    return messages.text("home.run.none");
  }

  private String between(Project project) {
    return project.from().isEmpty() || project.to().isEmpty()
        ? messages.text("home.recent.between.none")
        : messages.text(
            "home.recent.between.value",
            DatabaseTitle.of(project.from()),
            DatabaseTitle.of(project.to()));
  }

  private String fidelity(Fidelity fidelity) {
    return messages.text("home.fidelity", fidelity.hundredths() / 100.0);
  }

  private String stage(Glance glance) {
    if (glance.lastRun().isEmpty()) {
      Step step =
          Arrays.stream(Step.values())
              .filter(s -> s.name().equals(glance.project().step()))
              .findFirst()
              .orElse(Step.CONNECT);
      return messages.text("home.state.step", messages.text(step.key()));
    }
    RunSummary run = glance.lastRun().get();
    boolean killed = run.state() == RunState.RUNNING && !run.working();
    String state = killed ? "interrupted" : run.state().name().toLowerCase(Locale.ROOT);
    return messages.text("home.state." + state);
  }

  private Meaning meaning(RunSummary run) {
    return switch (run.state()) {
      case RUNNING -> run.working() ? Meaning.INFO : Meaning.WARN;
      case DONE -> Meaning.OK;
      case DONE_WITH_SET_ASIDE, STOPPED, UNDO_STOPPED, CANARY -> Meaning.WARN;
      case REFUSED, DIFFERENT -> Meaning.LOSS;
      case UNDONE -> Meaning.PLAIN;
    };
  }

  /** How long ago, in the largest unit that fits. */
  private String when(Instant moment) {
    Duration ago = Duration.between(moment, clock.instant());
    if (ago.toMinutes() < 1) {
      return messages.text("when.now");
    }
    if (ago.toHours() < 1) {
      return messages.text("when.minutes", ago.toMinutes());
    }
    return ago.toDays() < 1
        ? messages.text("when.hours", ago.toHours())
        : messages.text("when.days", ago.toDays());
  }
}
