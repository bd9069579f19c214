package dev.turnstone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.Comparisons.Watch;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.StoredStates;
import dev.turnstone.app.Workspace;
import dev.turnstone.cli.document.SnapshotDocument;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.snapshot.Snapshots;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnstone snapshot}: keeps what is in a database now in an encrypted file. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description =
        "Keeps all rows of a database, or of some of its tables, in an encrypted file that tells any"
            + " damage. compare takes it as snapshot:FILE, in the workspace in which it was made.")
final class SnapshotCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "CONN", description = "The database; it is only read.")
  private String connection = "";

  @Option(
      names = "--tables",
      paramLabel = "a,b*",
      description = "Only these tables; * stands for any letters.")
  private String tables = "";

  @Option(
      names = "-o",
      paramLabel = "FILE",
      required = true,
      description = "Where to keep it; must not be there.")
  private Path file = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  SnapshotCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Credentials secrets = context.passwords().any(connection);
    ProgressMeter meter = new ProgressMeter(context.already());
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    Watch watch =
        new Watch(name -> meter.enter(Phase.SNAPSHOT, "Keeping " + name), cancellation::wished);
    StoredStates states = new StoredStates(new Workspace(context.folder()));
    Terminal terminal = context.terminal();
    TablePatterns include = TablePatterns.parse(tables);
    Snapshots.Taken taken =
        ProgressView.during(
            meter,
            cancellation,
            terminal,
            () -> states.take(connection, include, file, secrets, watch));
    if (json.wanted()) {
      ObjectNode document = SnapshotDocument.of(file, taken);
      terminal.out().println(Documents.text(document));
    } else {
      String words =
          "Kept "
              + Numbers.count(taken.rows(), "row")
              + " of "
              + Numbers.count(taken.tables(), "table")
              + " in "
              + file
              + ", "
              + Numbers.count(taken.bytes(), "byte")
              + ".";
      terminal.out().println(Visible.text(words));
      terminal
          .out()
          .println("Compare with: turnstone compare --from snapshot:" + file + " --to CONN");
    }
    return ExitCode.DONE;
  }
}
