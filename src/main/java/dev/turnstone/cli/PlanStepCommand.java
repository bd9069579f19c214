package dev.turnstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code turnstone plan step}: steps of a plan in SQL of its own. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description =
        "Steps of a plan in SQL of its own: puts one in, takes one out again, leaves one out of"
            + " the next run or not.")
final class PlanStepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do with a step: turnstone plan step add, remove, on or off.");
  }
}
