package dev.turnstone.run.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.file.PlanJson;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that a run replaces as a whole, as its journal knows them, and how far that has come,
 * which the target tells by the tables that are there.
 */
public final class Stages {
  private static final String NOTE = "stages";
  private static final String SWAPPED = "swapped";
  private static final String YES = "yes";

  private Stages() {}

  /** How far it has come. */
  public enum Where {
    /** The new tables are beside the old, or are still to be made. */
    BESIDE,
    /** They have taken their places. */
    SWAPPED,
    /** Undo has put every old table in its place again. */
    BACK
  }

  /** The tables the plan replaces as a whole. */
  public static List<TablePlan> planned(MigrationPlan plan) {
    return plan.tables().stream()
        .filter(t -> t.enabled() && t.mode() == WriteMode.REPLACE)
        .toList();
  }

  /** Those of a run, in the order of its plan; empty: it replaces none, or has not begun to. */
  public static List<Stage> of(Journal journal) {
    Optional<String> note = journal.note(NOTE);
    if (note.isEmpty()) {
      return List.of();
    }
    try {
      Stage[] stages = PlanJson.reader(Stage[].class).readValue(note.get());
      return List.of(stages);
    } catch (JsonProcessingException e) {
      throw new JournalDamaged(
          Problem.blocker(
              Code.JOURNAL_DAMAGED,
              Location.EVERYWHERE,
              journal.header().run(),
              "a replaced table cannot be read"),
          e);
    }
  }

  /** The one of this table, where it is replaced. */
  public static Optional<Stage> of(Journal journal, TableName table) {
    return of(journal).stream().filter(s -> s.table().equals(table)).findFirst();
  }

  /**
   * Those of a run, names chosen and kept in the journal when it is asked for the first time.
   *
   * @param now what is in the target
   */
  public static List<Stage> begin(
      Journal journal, MigrationPlan plan, TargetDatabase target, Catalog now) {
    List<Stage> known = of(journal);
    if (!known.isEmpty()) {
      return known;
    }
    List<Stage> stages = new ArrayList<>();
    StageNames names = new StageNames(target, now);
    for (TablePlan table : planned(plan)) {
      now.table(table.target()).ifPresent(t -> stages.add(names.of(t)));
    }
    try {
      journal.note(NOTE, PlanJson.writer().writeValueAsString(stages));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a replaced table cannot be written as JSON", e);
    }
    return stages;
  }

  /**
   * How far it has come; what is found out for the first time is kept.
   *
   * @param now what is in the target
   */
  public static Where where(Journal journal, TargetDatabase target, Catalog now) {
    List<Stage> stages = of(journal);
    boolean kept = stages.stream().anyMatch(s -> now.table(s.kept()).isPresent());
    boolean staged = stages.stream().anyMatch(s -> now.table(s.staged()).isPresent());
    if (kept && !swapped(journal) && !staged) {
      journal.note(SWAPPED, YES);
    }
    if (!kept && swapped(journal) && staged && target.swaps().transactional()) {
      journal.note(SWAPPED, "no"); // the machine failed and the target forgot the swap
    }
    if (!swapped(journal)) {
      return Where.BESIDE;
    }
    return kept ? Where.SWAPPED : Where.BACK;
  }

  /** True once it is known that the new tables had taken their places. */
  public static boolean swapped(Journal journal) {
    return journal.note(SWAPPED).filter(YES::equals).isPresent();
  }

  /**
   * The target as a run is to be looked at in it: by the names of tables that are to be replaced it
   * has the new ones, until they have taken their places.
   *
   * @param target closed by the caller in any case
   */
  public static TargetDatabase seenBy(Journal journal, TargetDatabase target) {
    List<Stage> stages = of(journal);
    boolean beside =
        !stages.isEmpty() && where(journal, target, target.catalog(false)) == Where.BESIDE;
    return beside ? new StagedTarget(target, stages) : target;
  }
}
