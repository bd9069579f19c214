package dev.turnstone.ui.rollback;

import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.file.PlanFile;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an undo would do, and of what run.
 *
 * @param replaced names of tables that the run replaced as a whole, without schema
 */
record Looked(RunHeader run, Set<String> replaced, UndoResult preview) {
  static Looked of(RunHeader run, UndoResult preview) {
    MigrationPlan plan = PlanFile.fromJson(run.planJson(), "of run " + run.run());
    Set<String> replaced =
        plan.tables().stream()
            .filter(t -> t.enabled() && t.mode() == WriteMode.REPLACE)
            .map(TablePlan::target)
            .map(name -> name.name())
            .collect(Collectors.toSet());
    return new Looked(run, replaced, preview);
  }

  /** What the target is called. */
  String target() {
    return TargetName.of(run.to());
  }

  /** When the run began, as the language writes it. */
  String begun(Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
        .withLocale(locale)
        .format(run.started().atZone(ZoneId.systemDefault()));
  }
}
