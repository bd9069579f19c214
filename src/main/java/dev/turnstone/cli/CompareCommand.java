package dev.turnstone.cli;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Comparisons.Watch;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.export.ComparisonDocument;
import dev.turnstone.app.export.ComparisonFile;
import dev.turnstone.cli.screen.ComparisonText;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.TableComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnstone compare}: shows what differs between two states of data, down to the cell. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Shows what differs, down to the cell: between what a run should have left and its target,"
            + " between what the target held before the run and what it holds since, or between any"
            + " two databases. Writes nothing; exit code 5 when anything differs or could not be"
            + " compared.")
final class CompareCommand implements Callable<Integer> {
  private static final int USUAL_TEXT_ROWS = 10;
  private static final int USUAL_JSON_ROWS = 1000;
  private final Context context;

  @Mixin private ComparedGiven given = new ComparedGiven();

  @Option(names = "--table", paramLabel = "T", description = "Show this table only.")
  private String table = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Show so many rows of each table (10; with --json 1000).")
  private int rows = -1;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write all differences to a .json, .csv (a text that would start a formula gets an"
              + " apostrophe) or .html file, or the SQL that would repair the right side to a .sql"
              + " file, which is never run.")
  private List<Path> exports = List.of();

  @Mixin private JsonOption json = new JsonOption();

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    given.requireSense();
    exports.forEach(ComparisonExport::requireSense);
    try (Comparison comparison = compare()) {
      List<TableComparison> tables = chosen(comparison);
      Terminal terminal = context.terminal();
      if (json.wanted()) {
        int most = rows < 0 ? USUAL_JSON_ROWS : rows;
        ComparisonDocument.write(terminal.out(), comparison, tables, most);
      } else {
        int most = rows < 0 ? USUAL_TEXT_ROWS : rows;
        new ComparisonText(terminal.out(), terminal.paint(), most).print(comparison, tables);
      }
      for (Path file : exports) {
        new ComparisonFile(file).write(comparison, tables, () -> false);
      }
      return comparison.identical() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
  }

  private Comparison compare() {
    Comparisons comparisons = new Comparisons(new Workspace(context.folder()));
    ProgressMeter meter = new ProgressMeter(context.already());
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    Watch watch =
        new Watch(name -> meter.enter(Phase.VERIFY, "Comparing " + name), cancellation::wished);
    Supplier<Comparison> work = work(comparisons, watch);
    return ProgressView.during(meter, cancellation, context.terminal(), work);
  }

  /** Passwords are asked for before there is any progress to show. */
  private Supplier<Comparison> work(Comparisons comparisons, Watch watch) {
    if (given.run().isPresent()) {
      String run = given.run().get();
      RunHeader header = context.engine().summary(run).header();
      if (given.before()) {
        Credentials target = context.passwords().target(header.to());
        return () -> comparisons.change(run, given.asWritten(), target, watch);
      }
      Credentials secrets =
          given.asWritten()
              ? context.passwords().target(header.to())
              : context.passwords().both(header.from(), header.to());
      return () -> comparisons.ofRun(run, given.asWritten(), secrets, watch);
    }
    if (given.plan().isPresent()) {
      MigrationPlan plan = PlanFile.read(given.plan().get());
      Credentials secrets =
          context.passwords().both(plan.source().connection(), plan.target().connection());
      return () -> comparisons.through(plan, secrets, watch);
    }
    Credentials secrets = context.passwords().both(given.from(), given.to());
    return () -> comparisons.between(given.from(), given.to(), given.options(), secrets, watch);
  }

  private List<TableComparison> chosen(Comparison comparison) {
    if (table.isEmpty()) {
      return comparison.tables();
    }
    TablePatterns pattern = TablePatterns.parse(table);
    List<TableComparison> chosen =
        comparison.tables().stream()
            .filter(t -> pattern.match(t.right()) || pattern.match(t.left()))
            .toList();
    if (chosen.isEmpty()) {
      String nothing = "no table matches --table " + table;
      throw new Refused(Problem.blocker(Code.USAGE, Location.EVERYWHERE, nothing));
    }
    return chosen;
  }
}
