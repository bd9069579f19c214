package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.journal.RunHeader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone resume}: goes on with a run that was stopped or killed. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Goes on with a run that was stopped or killed; nothing is written twice.")
final class ResumeCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run, as turnstone runs lists it.")
  private String run = "";

  @Mixin private InDoubtOption inDoubt = new InDoubtOption();

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private JsonOption json = new JsonOption();

  ResumeCommand(Context context) {
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
          inDoubt.answer(context, run);
          return launch.watch(
              (meter, stop) -> engine.resume(run, options::applied, secrets, meter, stop));
        });
  }
}
