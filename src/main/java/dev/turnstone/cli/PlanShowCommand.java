package dev.turnstone.cli;

import dev.turnstone.cli.screen.PlanText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnstone plan show}: says what a plan will do, table by table or column by column. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows what a plan will do; with --table, what fills each column.")
final class PlanShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Option(
      names = "--table",
      paramLabel = "a,b*",
      description = "These tables, column by column; * stands for any letters.")
  private List<String> tables = new ArrayList<>();

  PlanShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    MigrationPlan plan = PlanFile.read(file);
    Terminal terminal = context.terminal();
    if (tables.isEmpty()) {
      PlanText.print(terminal.out(), plan, terminal.paint());
    } else {
      PlanText.printColumns(
          terminal.out(),
          Scope.tables(tables.toArray(new String[0])).tablesOf(plan),
          terminal.paint());
    }
    return ExitCode.DONE;
  }
}
