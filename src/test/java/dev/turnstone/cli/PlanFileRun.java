package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.TableName;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan between two small SQLite files, and the commands that change it. */
record PlanFileRun(Path folder, CommandLineRun line, Path file) {
  static PlanFileRun of(Path folder) {
    PlanFileRun run =
        new PlanFileRun(folder, new CommandLineRun(folder), folder.resolve("plan.json"));
    run.make();
    return run;
  }

  private void make() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name varchar(20), made datetime, state int)",
        "create table sale(id integer primary key, item int, made datetime, note text)",
        "create table kind(id integer primary key, name text)",
        "create table old_log(id integer primary key)");
    TestDatabase to = Databases.sqlite(folder);
    to.execute(
        "create table item(id integer primary key, name varchar(20), made datetime, state int, extra text)",
        "create table sale(id integer primary key, item int, made datetime)");
    Answer made =
        line.turnstone(
            "plan",
            "new",
            "--from",
            from.connString(),
            "--to",
            to.connString(),
            "--create-missing",
            "-o",
            file.toString());
    assertEquals(0, made.code(), made.all());
  }

  MigrationPlan planNew(String option, String value, String from, String to) {
    Path fresh = folder.resolve("fresh.json");
    List<String> words =
        new ArrayList<>(List.of("plan", "new", "--from", from, "--to", to, option));
    if (!value.isEmpty()) words.add(value);
    words.addAll(List.of("-o", fresh.toString()));
    Answer made = line.turnstone(words.toArray(new String[0]));
    assertEquals(0, made.code(), made.all());
    return PlanFile.read(fresh);
  }

  void write(String json) {
    try {
      Files.writeString(file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer done(String... options) {
    Answer answer = set(options);
    assertEquals(0, answer.code(), answer.all());
    assertEquals("", answer.err());
    return answer;
  }

  Answer set(String... options) {
    List<String> words = new ArrayList<>(List.of("plan", "set", file.toString()));
    words.addAll(List.of(options));
    return line.turnstone(words.toArray(new String[0]));
  }

  MigrationPlan plan() {
    return PlanFile.read(file);
  }

  TablePlan table(String name) {
    return plan().table(new TableName("main", name)).orElseThrow();
  }

  List<String> targets(String table) {
    return table(table).fields().stream().map(FieldPlan::target).toList();
  }

  FieldPlan field(String table, String column) {
    return table(table).fields().stream()
        .filter(f -> f.target().equals(column))
        .findFirst()
        .orElseThrow();
  }
}
