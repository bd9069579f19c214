package dev.turnstone.journey;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A target with rows, and all that can be seen of it, for rehearsals with scratch copies. */
final class ScratchShop {
  private static final int ROWS = 3_000;

  private ScratchShop() {}

  static TestDatabase filled(TestDatabase from) {
    return filled(from, ROWS);
  }

  static TestDatabase small(TestDatabase from) {
    return filled(from, 50);
  }

  static TestDatabase filled(TestDatabase from, int rows) {
    String numbers =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + rows + ") ";
    from.execute(
        "create table person(id integer not null primary key, name varchar(40))",
        "create table visit(id integer not null primary key, person_id integer, what varchar(40))",
        "create table later(id integer not null primary key, n integer)",
        "create index later_n on later(n)",
        numbers + "insert into person select i, 'person ' || i from n",
        numbers + "insert into visit select i, i, 'visit ' || i from n",
        numbers + "insert into later select i, i % 7 from n");
    return from;
  }

  /** Rows, an index, a trigger, a reference and a counter are there already. */
  static TestDatabase shop(TestDatabase to) {
    String counts =
        switch (to.vendor()) {
          case TestDatabase.POSTGRESQL -> "serial primary key";
          case TestDatabase.MARIADB -> "integer auto_increment primary key";
          default -> "integer primary key autoincrement";
        };
    to.execute(
        "create table person(id " + counts + ", name varchar(40))",
        "create table visit(id integer not null primary key, person_id integer, what varchar(40),"
            + " constraint visit_person foreign key(person_id) references person(id))",
        "create index visit_what on visit(what)",
        "create table audit(what varchar(40))",
        "insert into person(id, name) values (1, 'Ann'), (2, 'person 2'), (9000, 'Old')",
        "insert into visit(id, person_id, what) values (1, 1, 'a'), (9001, 9000, 'old')");
    trigger(to);
    return to;
  }

  static void trigger(TestDatabase to) {
    switch (to.vendor()) {
      case TestDatabase.POSTGRESQL ->
          to.execute(
              "create function note() returns trigger language plpgsql as"
                  + " 'begin insert into audit values (''gone''); return old; end'",
              "create trigger gone after delete on visit for each row execute function note()");
      case TestDatabase.MARIADB ->
          to.execute(
              "create trigger gone after delete on visit for each row"
                  + " insert into audit values ('gone')");
      default ->
          to.execute(
              "create trigger gone after delete on visit begin"
                  + " insert into audit values ('gone'); end");
    }
  }

  static MigrationPlan upserting(Journey journey) {
    return Plans.changed(
        journey.plan(), t -> t.create().isPresent() ? t : Plans.with(t, WriteMode.UPSERT));
  }

  /** Another session does something to the copy of the table of persons. */
  static void interfere(Path folder, TestDatabase to, String sql) {
    TestDatabase place = place(folder, to);
    String copy =
        place.query(named(to)).stream()
            .map(row -> row.get(0))
            .filter(name -> name.matches("turnstone_scratch_[0-9a-f]{8}_\\d+"))
            .findFirst()
            .orElseThrow();
    place.execute(sql.formatted(copy));
  }

  /** The tables with a column of that name. */
  static String named(TestDatabase to) {
    return to.vendor().equals(TestDatabase.SQLITE)
        ? "select m.name from sqlite_master m, pragma_table_info(m.name) c where c.name = 'name'"
        : "select table_name from information_schema.columns where column_name = 'name'"
            + " and table_name like 'turnstone%'";
  }

  /** Where the copies of a target are. */
  static TestDatabase place(Path folder, TestDatabase to) {
    if (!to.vendor().equals(TestDatabase.SQLITE)) {
      return to;
    }
    String file =
        files(folder).stream()
            .filter(name -> name.matches(".*[.]turnstone_scratch_[0-9a-f]{8}"))
            .findFirst()
            .orElseThrow();
    return new TestDatabase(TestDatabase.SQLITE, "", 0, folder.resolve(file).toString(), "", "");
  }

  /** As a rehearsal leaves it that is killed while a copy is there. */
  static TestDatabase killed(TestDatabase to) {
    TestDatabase place = to;
    if (to.vendor().equals(TestDatabase.SQLITE)) {
      String file = to.database() + ".turnstone_scratch_0a1b2c3d";
      place = new TestDatabase(TestDatabase.SQLITE, "", 0, file, "", "");
    }
    place.execute(
        "create table turnstone_scratch_0a1b2c3d_1(n integer)",
        "insert into turnstone_scratch_0a1b2c3d_1 values (1)");
    return place;
  }

  /** All that is in the target: tables, sequences, triggers and other objects, rows, counters. */
  static List<String> everything(Path folder, Journey journey, TestDatabase to) {
    List<String> all = new ArrayList<>();
    Catalog catalog = journey.engine().inspect(to.connString(), journey.targetSecrets(), true);
    catalog.tables().forEach(t -> all.add(t.name() + " " + t.traits().rows() + t.columns()));
    catalog.tables().forEach(t -> all.add(t.keys() + " " + t.indexes() + t.foreignKeys()));
    all.add(catalog.sequences() + " " + catalog.types() + " " + catalog.leftBehind());
    for (var table : catalog.tables()) {
      all.addAll(Contents.of(to, "select * from " + table.name().name()));
    }
    all.addAll(objects(folder, to));
    return all;
  }

  static List<String> objects(Path folder, TestDatabase to) {
    return switch (to.vendor()) {
      case TestDatabase.POSTGRESQL ->
          Contents.of(
              to,
              "select relname, relkind from pg_class"
                  + " where relnamespace = 'public'::regnamespace"
                  + " union all select sequencename || coalesce(last_value, 0), 'n'"
                  + " from pg_sequences where schemaname = 'public'"
                  + " union all select nspname, 'n' from pg_namespace"
                  + " where nspname not like 'pg\\_%'");
      case TestDatabase.MARIADB ->
          Contents.of(
              to,
              "select table_name from information_schema.tables where table_schema = database()"
                  + " union all select trigger_name from information_schema.triggers"
                  + " where trigger_schema = database()");
      default -> files(folder);
    };
  }

  static List<String> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(f -> f.getFileName().toString())
          .filter(name -> !name.equals("workspace"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
