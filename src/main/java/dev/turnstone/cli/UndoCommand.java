package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.export.ScriptFile;
import dev.turnstone.cli.document.UndoDocument;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.cli.screen.UndoText;
import dev.turnstone.document.Documents;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.rollback.OnConflict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone undo}: takes back what a run wrote. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Takes back what a run wrote. Rows that others changed since, or added, stay and are listed.",
      "An undo that was stopped or killed goes on when it is called again."
    })
final class UndoCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run, as turnstone runs lists it.")
  private String run = "";

  @Option(names = "--preview", description = "Only say what would be done.")
  private boolean preview;

  @Option(
      names = "--conflicts",
      paramLabel = "keep|overwrite",
      description = "What becomes of rows that others changed since (default: keep).")
  private Words conflicts = Words.keep;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = {
        "Only write the SQL that takes the run back, to be run by hand on a target",
        "that nobody touched since."
      })
  private Optional<Path> script = Optional.empty();

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "Undo only these tables of the target.")
  private List<String> tables = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private InDoubtOption inDoubt = new InDoubtOption();

  @Mixin private JsonOption json = new JsonOption();

  /** As they are typed. */
  enum Words {
    keep,
    overwrite;

    OnConflict policy() {
      return this == keep ? OnConflict.KEEP : OnConflict.OVERWRITE;
    }
  }

  UndoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Undoing undoing = new Undoing(new Workspace(context.folder()));
    Credentials secrets = context.passwords().target(context.engine().summary(run).header().to());
    if (script.isPresent()) {
      return script(undoing, script.get(), secrets);
    }
    if (!preview) inDoubt.answer(context, run);
    UndoChoice choice = new UndoChoice(conflicts.policy(), Set.copyOf(tables));
    ProgressMeter meter = new ProgressMeter(context.already());
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    Terminal terminal = context.terminal();
    UndoResult result =
        ProgressView.during(
            meter,
            cancellation,
            terminal,
            () ->
                preview
                    ? undoing.preview(run, choice, secrets, meter)
                    : undoing.undo(run, choice, secrets, meter, cancellation));
    return tell(result, terminal, json.wanted());
  }

  /** Says what came of an undo; gives the exit code. */
  static int tell(UndoResult result, Terminal terminal, boolean json) {
    if (json) {
      terminal.out().println(Documents.text(UndoDocument.of(result)));
    } else {
      new UndoText(terminal.out(), terminal.paint()).print(result);
    }
    return exitCode(result);
  }

  private int script(Undoing undoing, Path file, Credentials secrets) {
    if (preview || json.wanted() || !tables.isEmpty() || conflicts != Words.keep) {
      throw new ParameterException(spec.commandLine(), "'--script' stands alone.");
    }
    ScriptFile.write(file, lines -> undoing.script(run, secrets, lines));
    context.terminal().out().println("Written to " + file + ". The target was only read.");
    return ExitCode.DONE;
  }

  private static int exitCode(UndoResult result) {
    if (result.stopped()) {
      return ExitCode.STOPPED;
    }
    boolean all = result.report().conflictCount() == 0 && !result.report().leftReplaced();
    return all ? ExitCode.DONE : ExitCode.SET_ASIDE;
  }
}
