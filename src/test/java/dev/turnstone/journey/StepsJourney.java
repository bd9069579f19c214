package dev.turnstone.journey;

import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A small migration with steps of SQL, and what is done with it. */
abstract class StepsJourney {

  static final String TRAIL = "select n, word from trail";

  @TempDir Path folder;
  TestDatabase from;
  TestDatabase to;
  Journey journey;

  final MigrationPlan plan(String vendor, Script... scripts) {
    from = Databases.sqlite(folder);
    to = Databases.of(vendor, folder);
    from.execute(
        "create table customer(id integer primary key, name varchar(20))",
        "insert into customer values (1, 'Ann'), (2, 'Bob')");
    to.execute("create table trail (n integer not null primary key, word varchar(40))");
    journey = new Journey(from, to, folder);
    return journey.plan().withScripts(List.of(scripts));
  }

  @AfterEach
  final void close() {
    from.close();
    to.close();
  }

  final Report rehearse(MigrationPlan plan) {
    RehearsalMeter watch = new RehearsalMeter(new ProgressMeter(), new Cancellation());
    return journey.engine().rehearse(plan, RehearsalOrder.EVERYTHING, journey.secrets(), watch);
  }

  final RunResult resume(String run) {
    return journey.engine().resume(run, journey.secrets(), new ProgressMeter(), new Cancellation());
  }

  final Undoing undoing() {
    return new Undoing(journey.engine().workspace());
  }

  final UndoResult undo(String run) {
    return undoing()
        .undo(run, UndoChoice.ALL, journey.secrets(), new ProgressMeter(), new Cancellation());
  }

  static List<String> outcomes(UndoResult result) {
    return result.report().scripts().stream().map(s -> s.name() + " " + s.outcome()).toList();
  }
}
