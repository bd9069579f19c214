package dev.turnstone.cli;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.UndoResult;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.rollback.OnConflict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnstone abort}: takes the slice of a canary back. */
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a canary back. Rows that others changed since, or added, stay and are listed.",
      "One that was stopped or killed goes on when it is called again."
    })
final class AbortCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The canary, as turnstone runs lists it.")
  private String run = "";

  @Option(
      names = "--conflicts",
      paramLabel = "keep|overwrite",
      description =
          "What becomes of rows that others, or a trigger, changed since (default: keep).")
  private UndoCommand.Words conflicts = UndoCommand.Words.keep;

  @Mixin private JsonOption json = new JsonOption();

  AbortCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Engine engine = context.engine();
    Credentials secrets = context.passwords().target(engine.summary(run).header().to());
    ProgressMeter meter = new ProgressMeter(context.already());
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    OnConflict policy = conflicts.policy();
    UndoResult result =
        ProgressView.during(
            meter,
            cancellation,
            context.terminal(),
            () -> new Canaries(engine).abort(run, policy, secrets, meter, cancellation));
    return UndoCommand.tell(result, context.terminal(), json.wanted());
  }
}
