package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.RunResult;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.support.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rehearses a plan, then runs it, and holds what was foretold against what happened. */
final class Foretold {
  private Foretold() {}

  /** Every row of the same key set aside for the same reason, and the same counts. */
  static RunResult run(Journey journey, MigrationPlan plan) {
    List<SetAside> foretold = new ArrayList<>();
    Report report = rehearse(journey, plan, foretold);
    RunResult result = journey.run(plan);
    assertEquals(
        String.join("\n", told(journey.setAside(result))),
        String.join("\n", told(foretold)),
        "rows set aside");
    assertEquals(
        result.tables().stream().map(Foretold::counts).sorted().toList(),
        report.tables().stream().map(Foretold::counts).sorted().toList(),
        "counts");
    return result;
  }

  static Report rehearse(Journey journey, MigrationPlan plan, List<SetAside> rows) {
    return journey
        .engine()
        .rehearse(
            plan,
            new RehearsalOrder(OptionalLong.empty(), Optional.of(rows::add)),
            journey.secrets(),
            new RehearsalMeter(new ProgressMeter(), new Cancellation()));
  }

  static Report rehearse(Journey journey, MigrationPlan plan) {
    return rehearse(journey, plan, new ArrayList<>());
  }

  private static List<String> told(List<SetAside> rows) {
    return rows.stream()
        .map(r -> r.table() + " " + r.key() + " " + r.code() + " " + r.follows().orElse(""))
        .sorted()
        .toList();
  }

  private static String counts(RunResult.Line line) {
    ChunkCounts c = line.report().counts();
    return "%s: %d read, %d inserted, %d updated, %d unchanged, %d filtered, %d refused"
        .formatted(
            line.report().target(),
            c.read(),
            c.written().inserted(),
            c.written().updated(),
            c.written().unchanged(),
            c.filtered(),
            c.setAside());
  }

  private static String counts(RehearsedTable t) {
    return "%s: %d read, %d inserted, %d updated, %d unchanged, %d filtered, %d refused"
        .formatted(
            t.target(),
            t.read(),
            t.inserted(),
            t.updated(),
            t.unchanged(),
            t.filtered(),
            t.refused());
  }
}
