package dev.turnstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code turnstone stop}: asks a run that another process works on to stop. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Asks a run to stop at the next safe point; it can be resumed.")
final class StopCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run, as turnstone runs lists it.")
  private String run = "";

  StopCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (context.engine().stop(run)) {
      context
          .terminal()
          .out()
          .println("Asked run " + run + " to stop. Go on later with: turnstone resume " + run);
      return ExitCode.DONE;
    }
    context.terminal().err().println("Nobody works on run " + run + "; there is nothing to stop.");
    return ExitCode.REFUSED;
  }
}
