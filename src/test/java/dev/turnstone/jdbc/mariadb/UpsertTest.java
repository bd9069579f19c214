package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.mariadb.MariaWorld.Chunk;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpsertTest {
  private MariaWorld world;

  @BeforeEach
  void open() {
    world = new MariaWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void upsertsChangeOnlyWhatDiffersAndCountIt() {
    Table table = people();

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.UPSERT),
            0,
            (sink, writer, refused) -> {
              Cells.row(writer, 0, 1, "same", null, new byte[] {0}, "a");
              Cells.row(writer, 1, 2, "CASE", 5, null, "b");
              Cells.row(writer, 2, 3, "Null", 6, null, "c");
              Cells.row(writer, 3, 4, "new", 1, new byte[] {9, 10}, "d");
              Cells.row(writer, 4, 5, "clash", 1, null, "z");
              Cells.row(writer, 5, 4, "newer", 1, new byte[] {9, 10}, "d");
              Cells.row(writer, 6, 6, "far too long for this column", 1, null, "f");
            });

    assertEquals(new Written(1, 3, 1), chunk.written());
    assertEquals(
        Map.of(4L, "DUPLICATE_KEY " + table.name(), 6L, "TOO_LONG " + table.name() + ".name"),
        chunk.refused());
    assertEquals(
        "[[1, same, null, 00, a, 1], [2, CASE, 5, null, b, 0], [3, Null, 6, null, c, 0],"
            + " [4, newer, 1, 090a, d, 0], [9, apart, 1, null, z, 1]]",
        world
            .server
            .query("select id, name, age, raw, mail, year(touched) = 2001 from people order by id")
            .toString());
  }

  @Test
  void upsertsOfEveryRowAgainLeaveAllUnchanged() {
    Table table = Cells.things(world);
    TableWrite write = MariaWorld.write(table, WriteMode.UPSERT);
    MariaWorld.Rows rows =
        (sink, writer, refused) -> {
          for (int i = 0; i < 5_000; i++) {
            Cells.row(writer, i, i, "row " + i);
          }
        };

    assertEquals(new Written(5_000, 0, 0), world.chunk(write, 0, rows).written());
    assertEquals(new Written(0, 0, 5_000), world.chunk(write, 1, rows).written());
  }

  private Table people() {
    world.server.execute(
        "create table people (id int primary key, name varchar(20), age int, raw varbinary(5),"
            + " touched timestamp default '2001-01-01' on update current_timestamp, mail"
            + " varchar(20), unique key one_mail (mail))",
        "insert into people (id, name, age, raw, mail) values (1, 'same', null, x'00', 'a'),"
            + " (2, 'case', 5, null, 'b'), (3, 'Null', 6, x'ff', 'c'), (9, 'apart', 1, null, 'z')");
    return world.table(
        "people",
        List.of("id"),
        "id|int32|int",
        "name|text(20)|varchar(20)|null",
        "age|int32|int|null",
        "raw|bytes(5)|varbinary(5)|null",
        "mail|text(20)|varchar(20)|null");
  }
}
