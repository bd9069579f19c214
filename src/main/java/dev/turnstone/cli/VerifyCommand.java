package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone verify}: reads a run's target back and compares once more. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Reads the target of a run back and compares it with what the run wrote.")
final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run, as turnstone runs lists it.")
  private String run = "";

  @Mixin private JsonOption json = new JsonOption();

  VerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Launch launch = new Launch(context, json.wanted(), Optional.empty());
    return launch.orRefused(
        () -> {
          Engine engine = context.engine();
          Credentials secrets = context.passwords().target(engine.summary(run).header().to());
          return launch.watch((meter, stop) -> engine.verify(run, secrets, meter));
        });
  }
}
