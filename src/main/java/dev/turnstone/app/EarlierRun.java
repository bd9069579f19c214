package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.run.ScriptLog;
import dev.turnstone.run.ScriptLog.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run of the workspace left for those that come after it.
 *
 * @param plan as the run went about it
 * @param family what plans that differ in limits, scripts and flags alone have in common
 * @param traces of the scripts that it began and that were not taken back since
 */
record EarlierRun(
    RunHeader header, RunState state, MigrationPlan plan, String family, List<Trace> traces) {
  private static final String FAMILY = "family";

  EarlierRun {
    traces = List.copyOf(traces);
  }

  /**
   * A script that a run began.
   *
   * @param text what identifies its text
   * @param whole false: the run stopped within it
   */
  record Trace(String name, String text, boolean whole) {}

  /** Records to which family a run belongs, for a plan that does not tell. */
  static void note(Journal journal, String family) {
    journal.note(FAMILY, family);
  }

  /** A run that goes on with another belongs to its family. */
  static void pass(Journal from, Journal to) {
    from.note(FAMILY).ifPresent(family -> note(to, family));
  }

  /** The readable runs of a workspace, newest first. */
  static List<EarlierRun> of(Workspace workspace) {
    List<EarlierRun> runs = new ArrayList<>();
    for (RunFolder folder : workspace.runs()) {
      read(folder).ifPresent(runs::add);
    }
    return runs;
  }

  /** Those of a family, newest first. */
  static List<EarlierRun> of(Workspace workspace, String family) {
    return of(workspace).stream().filter(run -> run.family().equals(family)).toList();
  }

  /** True for a run of a plan of this name between these databases, whatever was changed in it. */
  boolean sameMigration(MigrationPlan other) {
    return plan.name().equals(other.name())
        && plan.source().connection().equals(other.source().connection())
        && plan.target().connection().equals(other.target().connection());
  }

  /** A journal that cannot be read tells of no family, and hides no other. */
  private static Optional<EarlierRun> read(RunFolder folder) {
    try (Journal journal = folder.open()) {
      RunHeader header = journal.header();
      MigrationPlan plan = PlanFile.fromJson(header.planJson(), "of run " + header.run());
      String family = journal.note(FAMILY).orElseGet(() -> Approval.leaseKey(plan));
      return Optional.of(
          new EarlierRun(header, journal.state(), plan, family, traces(journal, plan)));
    } catch (EngineException e) {
      return Optional.empty(); // turnstone runs tells what is wrong with it
    }
  }

  private static List<Trace> traces(Journal journal, MigrationPlan plan) {
    ScriptLog ran = ScriptLog.ofRun(journal);
    ScriptLog undone = ScriptLog.ofUndo(journal);
    List<Trace> traces = new ArrayList<>();
    for (Script script : plan.scripts()) {
      Progress stands = ran.of(script.name());
      boolean begun = stands.over() || stands.half();
      if (begun && !undone.of(script.name()).over()) {
        String text = ran.text(script.name()).orElse("");
        traces.add(new Trace(script.name(), text, stands.over()));
      }
    }
    return traces;
  }
}
