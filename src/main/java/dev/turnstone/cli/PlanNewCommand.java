package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.cli.screen.PlanText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnstone plan new}: proposes a plan and writes it to a file. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Proposes a plan. What would have to be guessed is left open; nothing is written but the plan.")
final class PlanNewCommand implements Callable<Integer> {
  private static final Path USUAL = Path.of("plan.json");
  private final Context context;

  @Mixin private MappingGiven given = new MappingGiven();

  @Option(
      names = "-o",
      paramLabel = "plan.json",
      description = "Where to write it; without, plan.json, unless that is there already.")
  private Optional<Path> output = Optional.empty();

  PlanNewCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path file = output.orElse(USUAL);
    if (output.isEmpty() && Files.exists(file)) {
      throw new Refused(Problem.blocker(Code.FILE_EXISTS, Location.EVERYWHERE, file.toString()));
    }
    Credentials secrets = context.passwords().both(given.from(), given.to());
    MigrationPlan plan =
        context.engine().plan(given.from(), given.to(), given.options(false), secrets);
    PlanFile.write(file, plan);
    Terminal terminal = context.terminal();
    PlanText.print(terminal.out(), plan, terminal.paint());
    terminal.out().println("Written to " + file + ". Next: turnstone plan check " + file);
    return ExitCode.DONE;
  }
}
