package dev.turnstone.cli;

import dev.turnstone.app.Runs;
import dev.turnstone.cli.document.RunsDocument;
import dev.turnstone.cli.screen.RunsText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turnstone runs}: lists the runs of the workspace. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of the workspace, newest first.")
final class RunsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private JsonOption json = new JsonOption();

  RunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Runs runs = context.engine().runs();
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.out().println(Documents.text(RunsDocument.of(runs)));
    } else {
      RunsText.print(terminal.out(), runs, terminal.paint());
    }
    return ExitCode.DONE;
  }
}
