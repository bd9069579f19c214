package dev.turnstone.cli.demo;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.ProspectText;
import dev.turnstone.document.text.RehearsalText;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The demonstration's rehearsal: what a run would do, one cause settled, and once more. */
final class DryRun {
  private static final int CAUSES = 5;
  private static final int MOST_ROWS = 5_000;
  private final Engine engine;
  private final DemoFolder folder;
  private final Terminal terminal;

  DryRun(Engine engine, DemoFolder folder, Terminal terminal) {
    this.engine = engine;
    this.folder = folder;
    this.terminal = terminal;
  }

  /**
   * Shows both stages.
   *
   * @param stage told each stage's name and what it is about
   * @return the plan with the decision in it
   */
  MigrationPlan show(MigrationPlan plan, BiConsumer<String, String> stage) {
    stage.accept("Dry run", "every row is read, converted and checked; nothing is written");
    Report first = rehearse(plan, RehearsalOrder.EVERYTHING);
    String file = folder.plan().toString();
    new RehearsalText(terminal.out(), terminal.paint(), false).printShort(first, file, CAUSES);
    stage.accept("Fix", "a person decides about one cause, and the rehearsal tells what that does");
    Optional<Fix> fix =
        first.causes().stream()
            .filter(cause -> cause.problem().code() == Code.NOT_A_DATE)
            .flatMap(cause -> cause.fixes().stream())
            .findFirst();
    if (fix.isEmpty()) {
      return plan;
    }
    MigrationPlan decided = fix.get().apply(plan);
    PlanFile.write(folder.plan(), decided);
    terminal.out().println("turnstone plan set " + file + " " + fix.get().options());
    Report second = rehearse(decided, RehearsalOrder.EVERYTHING.withScratch(MOST_ROWS));
    terminal
        .out()
        .println(
            "A birthday that is no day of the calendar becomes NULL: "
                + Numbers.count(second.refused(), "row")
                + " would be set aside in place of "
                + Numbers.count(first.refused())
                + ", because those that refer to its row come along.");
    ProspectText.lines(second.prospect()).forEach(terminal.out()::println);
    return decided;
  }

  private Report rehearse(MigrationPlan plan, RehearsalOrder order) {
    RehearsalMeter watch = new RehearsalMeter(new ProgressMeter(), new Cancellation());
    return engine.rehearse(plan, order, Credentials.NONE, watch);
  }
}
