package dev.turnstone.cli;

import dev.turnstone.app.Checked;
import dev.turnstone.app.Credentials;
import dev.turnstone.cli.document.CheckDocument;
import dev.turnstone.cli.screen.StepsText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone plan check}: says what is wrong with a plan. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a plan against both databases; writes nothing.")
final class PlanCheckCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Mixin private JsonOption json = new JsonOption();

  PlanCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    MigrationPlan plan = PlanFile.read(file);
    String from = plan.source().connection();
    Credentials secrets = context.passwords().both(from, plan.target().connection());
    Checked checked = context.engine().check(plan, secrets);
    List<Problem> problems = checked.problems();
    boolean runnable = problems.stream().noneMatch(p -> p.severity() == Severity.BLOCKER);
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal
          .out()
          .println(
              Documents.text(
                  CheckDocument.of(
                      file.toString(), PlanFile.hash(plan), problems, checked.steps())));
    } else {
      Paint paint = terminal.paint();
      if (runnable) StepsText.print(terminal.out(), checked.steps(), paint);
      ProblemText.print(terminal.out(), problems, paint, file.toString());
      BulkHint.of(problems, file.toString())
          .ifPresent(hint -> terminal.out().println(Visible.text(hint)));
      String next =
          runnable
              ? paint.good("The plan can be run") + ": turnstone run " + file
              : paint.bad("The plan cannot be run") + " until the blockers are settled.";
      terminal.out().println(ProblemText.summary(problems) + ". " + next);
    }
    return runnable ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
