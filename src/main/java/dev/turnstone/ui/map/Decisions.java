package dev.turnstone.ui.map;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.map.pair.Sheets;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Records decisions in the plan, each as one step that can be taken back, and says why one is
 * refused. Used on the window's thread; the work is done beside it.
 */
public final class Decisions {
  private final Migration migration;
  private final StringProperty notice = new SimpleStringProperty("");

  Decisions(Migration migration) {
    this.migration = migration;
  }

  /** One or more decisions about a plan. */
  @FunctionalInterface
  public interface Change {
    /** What comes of the plan; the plan itself stays as it is. */
    Edited apply(MigrationPlan plan, Surroundings around);
  }

  /** Why the last decision was refused; empty: it was not. It stays until it is put away. */
  public StringProperty notice() {
    return notice;
  }

  /** Decides; when the plan changes meanwhile, decides anew about what it became. */
  public void decide(Change change) {
    Optional<MigrationPlan> before = migration.plan();
    if (before.isEmpty()) {
      return;
    }
    Surroundings around = migration.surroundings();
    migration
        .tools()
        .background()
        .run(
            () -> change.apply(before.get(), around),
            edited -> {
              if (migration.plan().equals(before)) {
                notice.set("");
                migration.document().change(edited.plan());
              } else {
                decide(change);
              }
            },
            this::refused);
  }

  private void refused(Throwable reason) {
    if (reason instanceof EngineException known && !known.problems().isEmpty()) {
      notice.set(words(known.problems()));
    } else {
      migration.tools().failed().accept(reason);
    }
  }

  /** Why something is refused, in sentences. */
  static String words(Collection<Problem> problems) {
    return problems.stream()
        .map(
            p ->
                p.where().column().isPresent()
                    ? p.where().column().get() + ": " + Sheets.words(p)
                    : p.message())
        .collect(Collectors.joining(" "));
  }

  /** Target columns, and no others that are called alike. */
  static Scope columns(Collection<FieldPlace> places) {
    return Scope.columns(
        places.stream().map(p -> p.table() + "." + p.column()).toArray(String[]::new));
  }

  /** This table, and no other that is called like one end of it. */
  static Scope only(TablePlan table, MigrationPlan plan) {
    return Stream.of(table.target().toString(), table.source().toString())
        .map(Scope::tables)
        .filter(s -> s.tablesOf(plan).equals(List.of(table)))
        .findFirst()
        .orElseGet(() -> Scope.tables(table.target().toString()));
  }
}
