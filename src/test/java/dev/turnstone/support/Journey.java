package dev.turnstone.support;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A whole migration in a test: plan, run, read back, between two test databases. */
public final class Journey {
  private final TestDatabase from;
  private final TestDatabase to;
  private final Engine engine;

  public Journey(TestDatabase from, TestDatabase to, Path folder) {
    this.from = from;
    this.to = to;
    this.engine = new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
  }

  public Engine engine() {
    return engine;
  }

  public Credentials secrets() {
    return new Credentials(secret(from), secret(to));
  }

  /** The target's password where a source's is asked for, to look at the target. */
  public Credentials targetSecrets() {
    return new Credentials(secret(to), secret(to));
  }

  private static Secret secret(TestDatabase database) {
    return new Secret(database.password().toCharArray());
  }

  /** A plan that creates what the target lacks, names as they are. */
  public MigrationPlan plan() {
    return plan(Rename.NONE);
  }

  public MigrationPlan plan(Rename rename) {
    TablePatterns all = TablePatterns.parse("");
    MappingOptions options = new MappingOptions(all, all, rename, true);
    return engine.plan(from.connString(), to.connString(), options, secrets());
  }

  public RunResult run(MigrationPlan plan) {
    return engine.run(plan, secrets(), new ProgressMeter(), new Cancellation());
  }

  public RunResult migrate() {
    return run(plan());
  }

  public RunResult migrate(int chunkRows) {
    return run(withChunks(plan(), chunkRows));
  }

  /** The same plan with chunks of a fixed size and two workers. */
  public static MigrationPlan withChunks(MigrationPlan plan, int chunkRows) {
    Safeguards old = plan.safeguards();
    return plan.with(
        new Safeguards(
            OptionalInt.of(2),
            OptionalInt.of(chunkRows),
            old.rowsPerSecond(),
            old.bytesPerSecond(),
            old.setAsideLimit()));
  }

  /** The rows a run set aside. */
  public List<SetAside> setAside(RunResult result) {
    List<SetAside> rows = new ArrayList<>();
    engine.quarantine(result.run(), rows::add);
    return rows;
  }
}
