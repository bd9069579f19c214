package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.Trigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MariaKindsTest extends MariaReading {
  @BeforeEach
  void createEveryKind() {
    database.execute(
        "create table plain (a int primary key, b int) engine=aria comment 'a note'",
        "create table parted (a int) partition by hash (a) partitions 3",
        "create table past (a int) with system versioning",
        "create table told (a int, s timestamp(6) generated always as row start,"
            + " e timestamp(6) generated always as row end, period for system_time (s, e))"
            + " with system versioning",
        "create view looking as select * from plain",
        "create trigger later after insert on plain for each row set @x = new.a",
        "create trigger `ear``ly` before insert on plain for each row set new.b = 'it''s' + 1",
        "create procedure p() select 1",
        "create function f() returns int return 1",
        "create event nightly on schedule every 1 day do select 1");
  }

  @Test
  void readsEveryKindOfTable() {
    Catalog catalog = read(true);
    assertEquals(TableKind.PLAIN, kind(catalog, "plain"));
    assertEquals(TableKind.PARTITIONED, kind(catalog, "parted"));
    assertEquals(TableKind.SYSTEM_VERSIONED, kind(catalog, "past"));
    assertEquals(TableKind.VIEW, kind(catalog, "looking"));
    assertEquals("aria", named(catalog, "plain").traits().storage());
    assertEquals(Optional.of("a note"), named(catalog, "plain").traits().comment());
    assertEquals(
        List.of("a"), named(catalog, "told").columns().stream().map(Column::name).toList());
  }

  @Test
  void readsTriggersThatCanBeMadeAgain() {
    List<Trigger> triggers = table("plain").traits().triggers();
    assertEquals(
        List.of("later AFTER INSERT", "ear`ly BEFORE INSERT"),
        triggers.stream().map(t -> t.name() + " " + t.event()).toList());
    database.execute("drop trigger later", "drop trigger `ear``ly`");
    for (Trigger trigger : triggers) {
      database.execute(trigger.definition());
    }
    assertEquals(triggers, table("plain").traits().triggers());
  }

  @Test
  void listsWhatIsNotCarried() {
    assertEquals(
        List.of(
            "event nightly",
            "function f",
            "partitioning parted",
            "procedure p",
            "row history past",
            "row history told",
            "trigger plain.ear`ly",
            "trigger plain.later",
            "versioning column told.e",
            "versioning column told.s",
            "view looking"),
        left());
  }
}
