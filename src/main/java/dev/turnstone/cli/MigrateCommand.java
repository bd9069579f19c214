package dev.turnstone.cli;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Engine;
import dev.turnstone.cli.screen.PlanText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnstone migrate}: plan, check, run and comparison in one go. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Plans (creating missing tables), checks, runs and compares in one go.")
final class MigrateCommand implements Callable<Integer> {
  private static final Set<Code> TOLD_WITH_THE_PLAN = Set.of(Code.OPEN_QUESTION, Code.LEFT_BEHIND);
  private final Context context;

  @Mixin private MappingGiven given = new MappingGiven();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private CanaryOptions canary = new CanaryOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "-o", paramLabel = "plan.json", description = "Keep the plan in this file, too.")
  private Optional<Path> output = Optional.empty();

  MigrateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    options.requireSense();
    canary.requireSense();
    Launch launch = new Launch(context, json.wanted(), options.report());
    return launch.orRefused(
        () -> {
          Engine engine = context.engine();
          Credentials secrets = context.passwords().both(given.from(), given.to());
          try (Endpoints both = engine.open(given.from(), given.to(), secrets)) {
            MigrationPlan plan = engine.plan(both, given.options(true));
            launch.about(plan);
            output.ifPresent(file -> PlanFile.write(file, plan));
            output.ifPresent(launch::planIn);
            tell(plan, engine.check(both, plan).problems());
            UnaryOperator<Safeguards> limits = old -> canary.applied(options.applied(old));
            return launch.watch(
                (meter, stop) ->
                    canary.decided(
                        engine.run(both, plan, limits, meter, stop),
                        run ->
                            new Canaries(engine)
                                .promote(run, options::applied, secrets, meter, stop)));
          }
        });
  }

  /** What plan and check found; blockers are said by the refusal that follows. */
  private void tell(MigrationPlan plan, List<Problem> problems) {
    Terminal terminal = context.terminal();
    PrintStream to = json.wanted() ? terminal.err() : terminal.out();
    if (!json.wanted()) {
      PlanText.print(to, plan, terminal.paint());
    }
    List<Problem> remarks =
        problems.stream()
            .filter(p -> p.severity() != Severity.BLOCKER)
            .filter(p -> json.wanted() || !TOLD_WITH_THE_PLAN.contains(p.code()))
            .toList();
    ProblemText.print(to, remarks, json.wanted() ? terminal.errorPaint() : terminal.paint());
    to.println("Checked: " + ProblemText.summary(problems) + ".");
  }
}
