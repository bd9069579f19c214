package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatePhaseTest {
  private static final Secret NONE = Secret.none();
  @TempDir Path folder;

  @Test
  void aTableSomebodyElseMadeInTheMeantimeIsNeverTakenAway() {
    withParts(
        (parts, to) -> {
          List<TableGoal> goals = new Goals(parts).establish();
          to.execute("create table note(id integer primary key)");
          Refused refused =
              assertThrows(
                  Refused.class,
                  () -> new CreatePhase(parts).run(goals, parts.target().catalog(false)));
          assertEquals(Code.TABLE_EXISTS, refused.problems().get(0).code());
          assertEquals(
              List.of(List.of("1")),
              to.query("select count(*) from sqlite_master where name = 'note'"));
        });
  }

  @Test
  void aTableLeftHalfMadeByAKilledTryIsMadeAnew() {
    withParts(
        (parts, to) -> {
          List<TableGoal> goals = new Goals(parts).establish();
          parts.journal().note("creating main.note", "begun");
          to.execute("create table note(half integer)");
          new CreatePhase(parts).run(goals, parts.target().catalog(false));
          assertEquals(
              List.of(List.of("id"), List.of("text")),
              to.query("select name from pragma_table_info('note')"));
        });
  }

  @Test
  void aTableThatGotRowsIsNotTakenAwayEvenWhenThisRunBeganToMakeIt() {
    withParts(
        (parts, to) -> {
          List<TableGoal> goals = new Goals(parts).establish();
          parts.journal().note("creating main.note", "begun");
          to.execute("create table note(id integer primary key)", "insert into note values(7)");
          assertThrows(
              Refused.class,
              () -> new CreatePhase(parts).run(goals, parts.target().catalog(false)));
          assertEquals(List.of(List.of("7")), to.query("select id from note"));
        });
  }

  private interface Check {
    void on(RunParts parts, TestDatabase to);
  }

  private void withParts(Check check) {
    try (TestDatabase from = dev.turnstone.support.Databases.sqlite(folder);
        TestDatabase to = dev.turnstone.support.Databases.sqlite(folder)) {
      from.execute("create table note(id integer primary key, text varchar(20))");
      MigrationPlan plan = new Journey(from, to, folder).plan();
      RunHeader header =
          new RunHeader("r", "h", PlanFile.toJson(plan), "sqlite:a", "sqlite:b", Instant.EPOCH, "");
      try (TargetDatabase source = open(from, true);
          TargetDatabase target = open(to, false);
          Journal journal = Journal.create(folder.resolve("journal.db"), header)) {
        ApprovedPlan approved =
            PlanApproval.approve(plan, source.catalog(false), target.catalog(true));
        RunParts parts =
            new RunParts(
                approved,
                source,
                target,
                journal,
                target.ledger().acquire("h", "r", "test", Duration.ofSeconds(30)),
                new ProgressMeter(),
                new Cancellation());
        check.on(parts, to);
      }
    }
  }

  private static TargetDatabase open(TestDatabase database, boolean readOnly) {
    return Databases.open(ConnectionText.parse(database.connString()), NONE, readOnly);
  }
}
