package dev.turnstone.cli.demo;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.cli.screen.CatalogText;
import dev.turnstone.cli.screen.Causes;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.PlanText;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.QuarantineText;
import dev.turnstone.cli.screen.ResultText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the sample through every stage in the terminal, saying what each does and what it found.
 */
public final class Demo {
  private static final int SHOWN = 8;
  private final Terminal terminal;
  private final PrintStream out;
  private final Paint paint;
  private final Interrupt interrupt;
  private final DemoFolder folder;
  private final Engine engine;
  private int stage;

  public Demo(Terminal terminal, Interrupt interrupt, DemoFolder folder) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.paint = terminal.paint();
    this.interrupt = interrupt;
    this.folder = folder;
    this.engine = new Engine(new Workspace(folder.workspace()), Clock.systemUTC());
  }

  /**
   * Shows everything.
   *
   * @param scale how many times the sample's 40,000 rows
   * @return the exit code: 0 when all went as it should, rows set aside included
   */
  public int show(int scale) {
    prepare(scale);
    MigrationPlan plan = plan(inspect());
    if (!check(plan)) {
      return 3;
    }
    WayBack back = new WayBack(engine.workspace(), folder, terminal);
    back.keep();
    RunResult result = run(new DryRun(engine, folder, terminal).show(plan, this::stage));
    if (result.state() == RunState.DONE || result.state() == RunState.DONE_WITH_SET_ASIDE) {
      result = verify(result);
      stage("Compare", "what should be in the new database, and what is, down to the cell");
      back.compare(result.run());
      quarantine(result.run());
      stage("Roll back", "the run is taken back; nothing of it is left");
      boolean asBefore = back.undo(result.run());
      end(result);
      return asBefore ? 0 : 5;
    }
    end(result);
    return switch (result.state()) {
      case DONE, DONE_WITH_SET_ASIDE, UNDONE -> 0;
      case REFUSED -> 3;
      case STOPPED, RUNNING, UNDO_STOPPED -> 4;
      case DIFFERENT -> 5;
      case CANARY -> 6;
    };
  }

  private void stage(String name, String what) {
    stage++;
    out.println();
    out.println(paint.accent(paint.strong(stage + ". " + name)) + "  " + paint.faint(what));
  }

  private void prepare(int scale) {
    out.println(paint.strong("Turnstone moves data between databases, every row exactly once."));
    out.println(
        "An online shop goes from version 4 of its program to version 5, whose database has");
    out.println(
        "other names, other types and stricter rules. Among the rows of version 4 are some");
    out.println(
        "that old databases really have: a birthday on 30 February, a price of 12,50 as text.");
    stage("Prepare", "two SQLite files are made");
    SampleStore.full(folder.store4(), scale);
    SampleStore.empty(folder.store5());
    out.println(folder.store4() + ": " + Numbers.count(SampleStore.ROWS * scale, "row"));
    out.println(folder.store5() + ": empty");
  }

  private Catalog inspect() {
    stage("Catalogue", "what is in the source");
    Catalog catalog = engine.inspect(connection(folder.store4()), Credentials.NONE, true);
    CatalogText.print(out, catalog, paint);
    return catalog;
  }

  private MigrationPlan plan(Catalog catalog) {
    stage("Plan", "tables and columns find each other by name; what is not clear is left open");
    MigrationPlan proposed =
        engine.plan(
            connection(folder.store4()),
            connection(folder.store5()),
            MappingOptions.DEFAULT,
            Credentials.NONE);
    PlanText.print(out, proposed, paint);
    MigrationPlan finished = SamplePlan.finished(proposed, catalog, target());
    out.println("The sample brings a person's answers:");
    new Answers(finished).lines(proposed).forEach(line -> out.println("  " + line));
    PlanFile.write(folder.plan(), finished);
    return finished;
  }

  private Catalog target() {
    return engine.inspect(connection(folder.store5()), Credentials.NONE, false);
  }

  private boolean check(MigrationPlan plan) {
    stage("Check", "the plan against both databases, before anything is written");
    List<Problem> problems = engine.check(plan, Credentials.NONE).problems();
    ProblemText.print(out, problems, paint);
    boolean runnable = problems.stream().noneMatch(p -> p.severity() == Severity.BLOCKER);
    out.println(
        ProblemText.summary(problems)
            + (runnable ? ". The plan can be run." : ". Nothing was written."));
    return runnable;
  }

  private RunResult run(MigrationPlan plan) {
    stage("Run", "chunk by chunk; each chunk is in the target entirely or not at all");
    Cancellation cancellation = new Cancellation();
    interrupt.stops(cancellation);
    ProgressMeter meter = new ProgressMeter();
    RunResult result =
        ProgressView.during(
            meter,
            cancellation,
            terminal,
            () -> engine.run(plan, Credentials.NONE, meter, cancellation));
    Causes causes = new Causes();
    engine.quarantine(result.run(), causes);
    new ResultText(out, paint).print(result, causes);
    return result;
  }

  private RunResult verify(RunResult run) {
    stage("Verify", "the target is read back once more and compared with what was written");
    RunResult again = engine.verify(run.run(), Credentials.NONE, new ProgressMeter());
    long rows =
        again.tables().stream().mapToLong(l -> l.verdict().map(v -> v.rows()).orElse(0L)).sum();
    boolean equal = again.tables().stream().allMatch(RunResult.Line::verified);
    out.println(
        Numbers.count(rows, "row")
            + (equal ? " read, all exactly as they should be." : " read; there are differences."));
    return again;
  }

  private void quarantine(String run) {
    stage("Set aside", "what could not be carried over exactly, with reason and original values");
    AtomicInteger count = new AtomicInteger();
    QuarantineText text = new QuarantineText(out, paint);
    engine.quarantine(
        run,
        row -> {
          if (count.getAndIncrement() < SHOWN) {
            text.accept(row);
          }
        });
    if (count.get() > SHOWN) {
      out.println("and " + Numbers.count(count.get() - SHOWN) + " more.");
    }
  }

  private void end(RunResult result) {
    boolean stopped = result.state() == RunState.STOPPED;
    long read = result.tables().stream().mapToLong(l -> l.report().counts().read()).sum();
    long aside = result.tables().stream().mapToLong(l -> l.report().counts().setAside()).sum();
    out.println();
    out.println(paint.strong("In short"));
    out.println(
        Numbers.count(read, "row")
            + " read, "
            + Numbers.count(read - aside)
            + (stopped ? " in the new database, " : " carried into the new database and back out, ")
            + Numbers.count(aside)
            + " set aside, none lost.");
    out.println("  old database  " + folder.store4());
    out.println("  new database  " + folder.store5());
    out.println("  plan          " + folder.plan());
    out.println(
        "Look further, with java -jar target/turnstone.jar (after mvn -q package -DskipTests):");
    String workspace = " --workspace " + folder.workspace();
    if (stopped) out.println("  resume " + result.run() + workspace);
    out.println("  rehearse " + folder.plan() + workspace);
    out.println("  run " + folder.plan() + workspace);
    out.println("  quarantine " + result.run() + workspace);
    out.println(
        "  migrate --from sqlite:" + folder.store4() + " --to postgresql://you@localhost/shop");
  }

  private static String connection(Path file) {
    return "sqlite:" + file;
  }
}
