package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Lineages;
import dev.turnstone.app.Workspace;
import dev.turnstone.cli.document.LineageDocument;
import dev.turnstone.cli.screen.LineageText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.LineageSearch;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone lineage}: tells where the values of a row of a run's target came from. */
@Command(
    name = "lineage",
    mixinStandardHelpOptions = true,
    description =
        "Tells of a row that a run wrote, or of one cell of it, where its values came from: source"
            + " columns with their values as they are now, rule, run, chunk, time, who began the"
            + " run, and the values before. Writes nothing.")
final class LineageCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as runs lists it.")
  private String run = "";

  @Parameters(index = "1", paramLabel = "TABLE", description = "The table of the target.")
  private String table = "";

  @Parameters(
      index = "2",
      paramLabel = "KEY",
      description = "The row's key in the target: 42, or order_id=7,line_no=2.")
  private String key = "";

  @Parameters(index = "3", arity = "0..1", paramLabel = "COLUMN", description = "Only this column.")
  private Optional<String> column = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  LineageCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String from = context.engine().summary(run).header().from();
    Credentials secrets = context.passwords().source(from);
    Lineage found =
        new Lineages(new Workspace(context.folder()))
            .of(run, new LineageSearch.Wanted(table, key, column), secrets);
    if (found.what() == Lineage.Happened.NOT_WRITTEN) {
      Location where = Location.table(found.target().toString());
      throw new Refused(Problem.blocker(Code.LINEAGE_ROW_UNKNOWN, where, run));
    }
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.out().println(Documents.text(LineageDocument.of(found)));
    } else {
      new LineageText(terminal.out(), terminal.paint()).print(found);
    }
    return ExitCode.DONE;
  }
}
