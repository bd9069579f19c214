package dev.turnstone.ui.compare;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sample as an open migration, planned and carried out, and other people at its target. */
public final class SampleRun implements AutoCloseable {
  private final Path folder;
  private final OpenProject project;
  private MigrationPlan plan;

  /** Both stores, and a migration between them that has not run yet. */
  public SampleRun(Path folder) {
    this.folder = folder;
    SampleStore.full(folder.resolve("store4.db"), 1);
    SampleStore.empty(folder.resolve("store5.db"));
    project =
        new Projects(folder.resolve("settings"), Clock.systemUTC())
            .create(folder.resolve("shop"), "Store 4 → Store 5");
    Engine engine = engine();
    MigrationPlan proposed = engine.plan(from(), to(), MappingOptions.DEFAULT, Credentials.NONE);
    plan =
        SamplePlan.finished(
            proposed,
            engine.inspect(from(), Credentials.NONE, false),
            engine.inspect(to(), Credentials.NONE, false));
    project.changePlan(plan);
  }

  /** The plan of the sample, made otherwise. */
  public SampleRun planned(java.util.function.UnaryOperator<MigrationPlan> change) {
    plan = change.apply(plan);
    project.changePlan(plan);
    return this;
  }

  /** Carries the plan out; gives the run's name. */
  public String run() {
    RunResult result =
        engine().run(plan, Credentials.NONE, new ProgressMeter(), new Cancellation());
    return result.run();
  }

  /** The migration as its pages have it, connected. */
  public Migration migration(Background background, Messages messages, List<Throwable> failures) {
    return migration(background, messages, failures, Environment.TEST);
  }

  /** The same with a target that is used for something. */
  public Migration migration(
      Background background, Messages messages, List<Throwable> failures, Environment environment) {
    Migration migration =
        new Migration(
            project, new Migration.Tools(background, messages, Clock.systemUTC(), failures::add));
    migration.ends().set(Optional.of(new Ends(from(), to(), Credentials.NONE, environment)));
    return migration;
  }

  public Engine engine() {
    return new Engine(project.project().workspace(), Clock.systemUTC());
  }

  public String from() {
    return "sqlite:" + folder.resolve("store4.db");
  }

  public String to() {
    return "sqlite:" + folder.resolve("store5.db");
  }

  /** Somebody else works on the target. */
  public void others(String... statements) throws SQLException {
    try (Connection connection = target();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Rows of the target as texts, a line each. */
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = target();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.append(i > 1 ? "|" : "").append(found.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  /** All that is in the target but what programs keep for themselves. */
  public List<String> contents() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table :
        rows(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
                + " and name not like '%turnstone%' order by name")) {
      all.add(table);
      all.addAll(rows("select * from \"" + table + "\" order by 1, 2"));
    }
    return all;
  }

  private Connection target() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store5.db"));
  }

  @Override
  public void close() {
    project.close();
  }
}
