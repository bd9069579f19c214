package dev.turnstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code turnstone plan}: what makes, shows, changes and checks plans. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Makes a plan (plan new), shows it (plan show), records decisions (plan set), conditions (plan require) and steps of SQL (plan step), checks it (plan check).")
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do with a plan: turnstone plan new, plan show, plan set, plan require, plan step or plan check.");
  }
}
