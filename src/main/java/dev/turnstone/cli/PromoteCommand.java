package dev.turnstone.cli;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.journal.RunHeader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone promote}: carries out as a whole what a canary began. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = {
      "Carries out the whole plan of a canary: its slice is taken back, then every row is loaded.",
      "A promotion that was stopped or killed goes on when it is called again."
    })
final class PromoteCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The canary, as turnstone runs lists it.")
  private String run = "";

  @Mixin private RunOptions options = new RunOptions();
  @Mixin private JsonOption json = new JsonOption();

  PromoteCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    options.requireSense();
    Launch launch = new Launch(context, json.wanted(), options.report());
    return launch.orRefused(
        () -> {
          Engine engine = context.engine();
          RunHeader header = engine.summary(run).header();
          Credentials secrets = context.passwords().both(header.from(), header.to());
          return launch.watch(
              (meter, stop) ->
                  new Canaries(engine).promote(run, options::applied, secrets, meter, stop));
        });
  }
}
