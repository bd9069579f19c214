package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.cli.document.ChangesDocument;
import dev.turnstone.cli.screen.ChangesText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.ShellWord;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone plan set}: records decisions in a plan. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "turnstone plan set plan.json [--table a,b*] [--column t.c] [--type TYPE]",
      "                          DECISION.. [--json]"
    },
    description = {
      "Records a decision in a plan and prints exactly what it changed.",
      "Only the file is written; no database is, and most decisions need no look at one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  turnstone plan set plan.json --column '*.last_update' --zone UTC",
      "  turnstone plan set plan.json --type 'datetime*' --zone Europe/Berlin",
      "  turnstone plan set plan.json --column customer.create_date --truncate",
      "  turnstone plan set plan.json --column film.fulltext --constant ''",
      "  turnstone plan set plan.json --column item.state --value 1=open --value 2=closed",
      "  turnstone plan set plan.json --table 'log*' --skip",
      "Undo a decision with --copy (columns) and --include (tables)."
    })
final class PlanSetCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @ArgGroup(validate = false, heading = "%nWhere:%n")
  private SetWhere where = new SetWhere();

  @ArgGroup(validate = false, heading = "%nWhat fills a column, one of:%n")
  private SetFilling filling = new SetFilling();

  @ArgGroup(validate = false, heading = "%nWhat else is decided:%n")
  private SetTerms terms = new SetTerms();

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  PlanSetCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    PlanEdit edit = new SetRequest(spec.commandLine(), where, filling, terms).edit();
    MigrationPlan plan = PlanFile.read(file);
    Edited edited = context.engine().edit(plan, edit, secrets(plan, edit));
    if (!edited.plan().equals(plan)) PlanFile.write(file, edited.plan());
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.out().println(Documents.text(ChangesDocument.of(plan, edited)));
    } else {
      ChangesText.print(terminal.out(), edited.changes(), terminal.paint());
      String name = ShellWord.of(file.toString());
      String next = "Next: turnstone plan check " + name;
      terminal
          .out()
          .println(
              edited.changes().isEmpty()
                  ? "It was so already; " + name + " is as it was. " + next
                  : "Written to " + name + ". " + next);
    }
    return ExitCode.DONE;
  }

  /** Nobody is asked for a password that is not needed. */
  private Credentials secrets(MigrationPlan plan, PlanEdit edit) {
    Passwords passwords = context.passwords();
    String from = plan.source().connection();
    String to = plan.target().connection();
    if (edit.needsSource(plan) && edit.needsTarget()) return passwords.both(from, to);
    if (edit.needsTarget()) return passwords.target(to);
    return edit.needsSource(plan) ? passwords.source(from) : Credentials.NONE;
  }
}
