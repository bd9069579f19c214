package dev.turnstone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.ReportFile;
import dev.turnstone.app.RunResult;
import dev.turnstone.cli.document.RunDocument;
import dev.turnstone.cli.screen.Causes;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.ResultText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts a run, a resume or a verification, shows how it goes and tells what came of it. */
final class Launch {
  private final Context context;
  private final Terminal terminal;
  private final boolean json;
  private final Optional<Path> report;
  private final ProgressMeter meter;
  private Optional<MigrationPlan> plan = Optional.empty();
  private Optional<Path> planFile = Optional.empty();

  Launch(Context context, boolean json, Optional<Path> report) {
    this.context = context;
    this.terminal = context.terminal();
    this.json = json;
    this.report = report;
    this.meter = new ProgressMeter(context.already());
  }

  /** Work that can be watched and stopped. */
  @FunctionalInterface
  interface Work {
    RunResult run(ProgressMeter meter, Cancellation cancellation);
  }

  /** From now on it is about this plan: a refusal will name it. */
  void about(MigrationPlan plan) {
    this.plan = Optional.of(plan);
  }

  /** From now on commands that change the plan name this file. */
  void planIn(Path file) {
    planFile = Optional.of(file);
  }

  /** Does the work and says the outcome; gives the exit code. */
  int orRefused(Supplier<RunResult> work) {
    try {
      report.ifPresent(ReportFile::checkWritable);
      return tell(work.get().timed(meter));
    } catch (EngineException e) {
      return refused(e);
    }
  }

  /** Shows progress while the work goes on; an interrupt stops it at a safe place. */
  RunResult watch(Work work) {
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    return ProgressView.during(meter, cancellation, terminal, () -> work.run(meter, cancellation));
  }

  private int tell(RunResult result) {
    ObjectNode document = RunDocument.of(result);
    if (json) {
      terminal.out().println(Documents.text(document));
    } else {
      Causes causes = new Causes();
      context.engine().quarantine(result.run(), causes);
      new ResultText(terminal.out(), terminal.paint()).print(result, causes);
    }
    write(document);
    return ExitCode.of(result.state());
  }

  private int refused(EngineException e) {
    ObjectNode document = RunDocument.refused(plan.map(PlanFile::hash), e.problems());
    if (json) {
      terminal.out().println(Documents.text(document));
    } else {
      String name = planFile.map(Path::toString).orElse("plan.json");
      ProblemText.print(terminal.err(), e.problems(), terminal.errorPaint(), name);
      boolean nowhere = plan.isPresent() && planFile.isEmpty();
      if (nowhere && e.problems().stream().anyMatch(p -> p.fix().contains(" plan set "))) {
        terminal
            .err()
            .println("plan set needs the plan in a file: turnstone plan new --create-missing ..");
      }
      terminal.err().println("Nothing was written.");
    }
    write(document);
    return ExitCode.of(e);
  }

  private void write(ObjectNode document) {
    report
        .flatMap(file -> ReportFile.write(file, Documents.text(document) + "\n"))
        .ifPresent(
            problem -> ProblemText.print(terminal.err(), List.of(problem), terminal.errorPaint()));
  }
}
