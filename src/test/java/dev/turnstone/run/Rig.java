package dev.turnstone.run;

import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.row.Lease;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A runner over two real databases, of which either may be made to behave badly. */
final class Rig implements AutoCloseable {
  private final MigrationPlan plan;
  private final TargetDatabase source;
  private final TargetDatabase target;
  private final Journal journal;
  private final ProgressMeter meter = new ProgressMeter();

  Rig(MigrationPlan plan, TestDatabase from, TestDatabase to, Path folder) {
    this.plan = plan;
    source = open(from, true);
    target = open(to, false);
    RunHeader header =
        new RunHeader("r", "h", PlanFile.toJson(plan), "sqlite:a", "sqlite:b", Instant.EPOCH, "");
    journal = Journal.create(folder.resolve("rig.db"), header);
  }

  private static TargetDatabase open(TestDatabase database, boolean readOnly) {
    Secret secret = new Secret(database.password().toCharArray());
    return Databases.open(ConnectionText.parse(database.connString()), secret, readOnly);
  }

  RunReport run() {
    return run(s -> s, t -> t);
  }

  RunReport run(UnaryOperator<SourceDatabase> from, UnaryOperator<TargetDatabase> to) {
    return run(from, to, new Cancellation());
  }

  RunReport run(
      UnaryOperator<SourceDatabase> from,
      UnaryOperator<TargetDatabase> to,
      Cancellation cancellation) {
    ApprovedPlan approved =
        journal.goals().isEmpty()
            ? PlanApproval.approve(plan, source.catalog(false), target.catalog(true))
            : PlanApproval.again(plan, source.catalog(false), target.catalog(false));
    Lease lease = target.ledger().acquire("h", "r", "test", Duration.ofSeconds(30));
    RunParts parts =
        new RunParts(
            approved, from.apply(source), to.apply(target), journal, lease, meter, cancellation);
    LocalRunner runner = new LocalRunner(parts, (conditions, when) -> List.of());
    RunReport report = runner.run();
    runner.scriptsAfter();
    return report;
  }

  Journal journal() {
    return journal;
  }

  TargetDatabase target() {
    return target;
  }

  List<SetAside> setAside() {
    List<SetAside> rows = new ArrayList<>();
    journal.setAside(rows::add);
    return rows;
  }

  @Override
  public void close() {
    journal.close();
    target.close();
    source.close();
  }
}
