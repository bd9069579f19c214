package dev.turnstone.app;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Goals;
import dev.turnstone.run.LocalRunner;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.ReadBack;
import dev.turnstone.run.RunReport;
import dev.turnstone.run.TableGoal;
import dev.turnstone.run.TableReport;
import dev.turnstone.verify.TableVerdict;
import dev.turnstone.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a run's target back and says what came of the run as a whole. */
final class Reading {
  private final Journal journal;
  private final MigrationPlan plan;
  private final TargetDatabase target;
  private final ProgressMeter meter;

  Reading(Journal journal, MigrationPlan plan, TargetDatabase target, ProgressMeter meter) {
    this.journal = journal;
    this.plan = plan;
    this.target = target;
    this.meter = meter;
  }

  /** Compares what a runner just did. */
  RunResult compare(RunReport report) {
    List<Problem> problems = new ArrayList<>(report.problems());
    if (report.sourceChanged()) {
      problems.add(Problem.warning(Code.SOURCE_CHANGED, Location.EVERYWHERE));
    }
    return result(readBack(report.tables()), problems);
  }

  /** Compares an earlier run again. */
  RunResult compare() {
    return result(readBack(reports()), remembered());
  }

  /** No later look at the target can tell that the source changed while it was read. */
  private List<Problem> remembered() {
    List<Problem> problems = new ArrayList<>();
    if (journal.note(LocalRunner.SOURCE_CHANGED).isPresent()) {
      problems.add(Problem.warning(Code.SOURCE_CHANGED, Location.EVERYWHERE));
    }
    return problems;
  }

  /** What can be said of a run that stopped on its way. */
  RunResult stopped(List<Problem> problems) {
    List<RunResult.Line> lines =
        reports().stream().map(r -> new RunResult.Line(r, Optional.empty())).toList();
    return new RunResult(
        journal.header().run(),
        RunState.STOPPED,
        journal.header().planHash(),
        lines,
        problems,
        meter.seconds(),
        List.of());
  }

  private List<RunResult.Line> readBack(List<TableReport> reports) {
    meter.enter(Phase.VERIFY, "Reading the target back");
    int workers =
        plan.safeguards().workers().orElse(Math.min(4, Runtime.getRuntime().availableProcessors()));
    List<TableVerdict> verdicts =
        new Verification(target, journal, plan, workers).compare(this::begun, this::found);
    List<RunResult.Line> lines = new ArrayList<>();
    for (TableReport report : reports) {
      Optional<TableVerdict> verdict =
          verdicts.stream().filter(v -> v.target().equals(report.target())).findFirst();
      lines.add(new RunResult.Line(report, verdict));
    }
    return lines;
  }

  private void begun(TableName table) {
    meter.enter(Phase.VERIFY, "Reading back " + table.name());
    meter.known(table.toString()).ifPresent(t -> t.readBack(ReadBack.UNDER_WAY));
  }

  private void found(TableVerdict verdict) {
    ReadBack found = verdict.equal() ? ReadBack.EQUAL : ReadBack.DIFFERENT;
    meter.known(verdict.target().toString()).ifPresent(t -> t.readBack(found));
  }

  private RunResult result(List<RunResult.Line> lines, List<Problem> problems) {
    boolean same = true;
    long setAside = 0;
    for (RunResult.Line line : lines) {
      List<Problem> found = differences(line);
      problems.addAll(found);
      same &= found.isEmpty() && line.verified();
      setAside += line.report().counts().setAside();
    }
    same &= problems.stream().noneMatch(p -> p.code() == Code.SOURCE_CHANGED);
    boolean canary = Canaries.isCanary(plan);
    RunState whole = setAside > 0 ? RunState.DONE_WITH_SET_ASIDE : RunState.DONE;
    RunState well = canary ? RunState.CANARY : whole;
    RunState state = same ? well : RunState.DIFFERENT;
    if (canary && !same) {
      String run = journal.header().run();
      problems.add(Problem.warning(Code.CANARY_UNFIT, Location.EVERYWHERE, run, state.name()));
    }
    return new RunResult(
        journal.header().run(),
        state,
        journal.header().planHash(),
        lines,
        problems,
        meter.seconds(),
        List.of());
  }

  private static List<Problem> differences(RunResult.Line line) {
    List<Problem> problems = new ArrayList<>();
    Location where = Location.table(line.report().target().toString());
    ChunkCounts counts = line.report().counts();
    if (!counts.balanced()) {
      long accounted = counts.written().rows() + counts.filtered() + counts.setAside();
      problems.add(
          Problem.blocker(
              Code.BALANCE_BROKEN, where, Long.toString(counts.read()), Long.toString(accounted)));
    }
    line.verdict()
        .ifPresent(
            v -> {
              add(problems, Code.ROWS_MISSING, where, v.missing());
              add(problems, Code.ROWS_EXTRA, where, v.extra());
              add(problems, Code.ROWS_CHANGED, where, v.changed());
            });
    return problems;
  }

  private static void add(List<Problem> problems, Code code, Location where, long rows) {
    if (rows > 0) {
      problems.add(Problem.blocker(code, where, Long.toString(rows)));
    }
  }

  private List<TableReport> reports() {
    return reports(journal, plan);
  }

  /** The tables' counts as the journal has them. */
  static List<TableReport> reports(Journal journal, MigrationPlan plan) {
    List<TableReport> reports = new ArrayList<>();
    for (TableGoal goal : Goals.kept(journal, plan)) {
      reports.add(TableReport.of(goal, journal, 0));
    }
    return reports;
  }
}
