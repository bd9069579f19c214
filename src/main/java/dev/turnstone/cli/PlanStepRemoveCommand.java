package dev.turnstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone plan step remove}: takes a step of SQL out of a plan. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Takes a step of SQL out of a plan again.")
final class PlanStepRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Parameters(index = "1", paramLabel = "NAME", description = "What the step is called.")
  private String name = "";

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  PlanStepRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    new StepChange(context, spec.commandLine(), json.wanted()).remove(file, name);
    return ExitCode.DONE;
  }
}
