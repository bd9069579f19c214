package dev.turnstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone plan step on} and {@code off}: whether the next run carries a step out. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a run carries a step of SQL out.",
      "A step that was off is carried out when it is turned on and the plan is run again;"
          + " those that were carried out before are not."
    })
final class PlanStepFlagCommand implements Callable<Integer> {
  private final Context context;
  private final boolean on;

  @Parameters(index = "0", paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Parameters(index = "1", paramLabel = "NAME", description = "What the step is called.")
  private String name = "";

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  PlanStepFlagCommand(Context context, boolean on) {
    this.context = context;
    this.on = on;
  }

  @Override
  public Integer call() {
    new StepChange(context, spec.commandLine(), json.wanted())
        .change(file, name, script -> script.withEnabled(on), on ? "turned on" : "turned off");
    return ExitCode.DONE;
  }
}
