package dev.turnstone.sql;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A table under design, in a real database of its vendor. */
final class Designs {
  private Designs() {}

  static TestDatabase database(Vendor vendor, Path folder) {
    return switch (vendor) {
      case SQLITE -> Databases.sqlite(folder);
      case POSTGRESQL -> Databases.postgres();
      case MARIADB, MYSQL -> Databases.mariadb();
    };
  }

  /** The schema that plain names of this database mean. */
  static String schema(Vendor vendor, TestDatabase database) {
    return switch (vendor) {
      case SQLITE -> "main";
      case POSTGRESQL -> "public";
      case MARIADB, MYSQL -> database.database();
    };
  }

  static void run(TestDatabase database, List<String> statements) {
    database.execute(statements.toArray(String[]::new));
  }

  static Table table(String schema, String name, Column... columns) {
    return new Table(
        new TableName(schema, name),
        TableKind.PLAIN,
        Arrays.asList(columns),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }

  static Table with(Table t, Key... keys) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        List.of(keys),
        t.foreignKeys(),
        t.indexes(),
        t.checks(),
        t.traits());
  }

  static Table with(Table t, ForeignKey... keys) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        List.of(keys),
        t.indexes(),
        t.checks(),
        t.traits());
  }

  static Table with(Table t, Index... indexes) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys(),
        List.of(indexes),
        t.checks(),
        t.traits());
  }

  static Table with(Table t, Check... checks) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys(),
        t.indexes(),
        List.of(checks),
        t.traits());
  }

  /** As SQLite has it when it is to give no number twice; others never do. */
  static Table neverTwice(Table t) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys(),
        t.indexes(),
        t.checks(),
        new TableTraits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            "autoincrement",
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of()));
  }

  static Table commented(Table t, String comment) {
    return with(t, traits(List.of(), Optional.of(comment)));
  }

  static Table with(Table t, Trigger... triggers) {
    return with(t, traits(List.of(triggers), Optional.empty()));
  }

  static Index index(String name, String... columns) {
    List<KeyPart> parts = new ArrayList<>();
    for (String column : columns) parts.add(KeyPart.of(column));
    return new Index(name, parts, Optional.empty(), "btree");
  }

  static ForeignKey foreignKey(String name, String column, TableName target, String targetColumn) {
    return new ForeignKey(
        name,
        List.of(column),
        target,
        List.of(targetColumn),
        ForeignKey.Action.NO_ACTION,
        ForeignKey.Action.CASCADE,
        ForeignKey.Deferral.NOT_DEFERRABLE,
        true);
  }

  private static Table with(Table t, TableTraits traits) {
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys(),
        t.indexes(),
        t.checks(),
        traits);
  }

  private static TableTraits traits(List<Trigger> triggers, Optional<String> comment) {
    return new TableTraits(
        OptionalLong.empty(),
        OptionalLong.empty(),
        "",
        false,
        Optional.empty(),
        triggers,
        comment,
        Map.of());
  }
}
