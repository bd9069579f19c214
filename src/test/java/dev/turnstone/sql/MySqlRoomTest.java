package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of room for rows and keys is what the server itself says. */
class MySqlRoomTest {
  private static final Dialect MARIADB = Dialects.of(Vendor.MARIADB);
  private static final Catalog SERVER =
      new Catalog(
          new Product(Vendor.MARIADB, "11.4.5-MariaDB", 11, 4),
          "shop",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text(50)|varchar(50)|true",
        "text(63)|varchar(63)|false",
        "text(64)|varchar(64)|true",
        "text(300)|varchar(300)|true",
        "text(4096)|varchar(4096)|true",
        "text(200)|varchar(200) character set latin1|true",
        "text(80)|varchar(80) character set utf8mb3|true",
        "char(10)|char(10)|true",
        "char(63)|char(63)|false",
        "char(64)|char(64)|true",
        "char(255)|char(255)|true",
        "char(36)|char(36) character set ascii collate ascii_bin|true",
        "text|longtext|true",
        "text(255)|tinytext|true",
        "json|json|true",
        "bytes|longblob|false",
        "binary(255)|binary(255)|true",
        "bytes(255)|varbinary(255)|true",
        "bytes(256)|varbinary(256)|true",
        "bytes(8000)|varbinary(8000)|true",
        "int64|bigint(20)|true",
        "uint64|bigint(20) unsigned|false",
        "decimal(65,30)|decimal(65,30)|true",
        "decimal(20,0)|decimal(20,0)|true",
        "timestamp(6)|datetime(6)|true",
        "instant(3)|timestamp(3)|true",
        "time(1)|time(1)|true",
        "float64|double|true",
        "bits(64)|bit(64)|true",
        "enum('a','b')|enum('a','b')|true",
        "uuid|uuid|true",
        "other(inet6)|inet6|true"
      })
  void theServerMakesAllTablesThatHaveRoomAndNoOther(
      String type, String nativeType, boolean nullable) {
    Column pattern = Columns.of("c", type, nativeType);
    int fits = 0;
    for (int step = 1024; step > 0; step /= 2) {
      boolean room = fits + step <= 1017;
      if (room && obstacles(table("shop", pattern, nullable, fits + step)).isEmpty()) fits += step;
    }
    try (TestDatabase database = Databases.mariadb()) {
      String schema = database.database();
      Designs.run(database, MARIADB.createTable(table(schema, pattern, nullable, fits)));
      if (fits == 1017) return;
      database.execute("drop table wide");
      List<String> tooWide = MARIADB.createTable(table(schema, pattern, nullable, fits + 1));
      assertThrows(IllegalStateException.class, () -> Designs.run(database, tooWide));
      assertTrue(fits > 0);
    }
  }

  /** Columns of one kind behind a key of four bytes, or without a key. */
  private static Table table(String schema, Column pattern, boolean nullable, int count) {
    Column[] columns =
        IntStream.range(0, count)
            .mapToObj(i -> Column.of("c" + i, pattern.type(), pattern.nativeType(), nullable))
            .toArray(Column[]::new);
    return Designs.table(schema, "wide", columns);
  }

  private static List<Problem> obstacles(Table table) {
    return MARIADB.obstacles(table, SERVER);
  }

  @ParameterizedTest
  @CsvSource({"768, 0, true", "769, 0, false", "700, 16, true", "768, 1, false", "400, 400, false"})
  void theServerMakesPrimaryKeysThatHaveRoom(int first, int second, boolean fits) {
    try (TestDatabase database = Databases.mariadb()) {
      Table table = keyed(database.database(), first, second);
      List<Code> told = obstacles(table).stream().map(Problem::code).toList();
      assertEquals(fits ? List.of() : List.of(Code.KEY_TOO_LONG), told);
      List<String> statements = MARIADB.createTable(table);
      if (fits) Designs.run(database, statements);
      else assertThrows(IllegalStateException.class, () -> Designs.run(database, statements));
    }
  }

  private static Table keyed(String schema, int first, int second) {
    Column a = Columns.required(Columns.of("a", "text(" + first + ")", "varchar(" + first + ")"));
    Column b =
        second == 0
            ? Columns.required(Columns.of("b", "int8", "tinyint"))
            : Columns.required(Columns.of("b", "text(" + second + ")", "varchar(" + second + ")"));
    List<String> key = second == 0 ? List.of("a") : List.of("a", "b");
    return Designs.with(Designs.table(schema, "keyed", a, b), Key.primary("", key));
  }

  @Test
  void aUniqueKeyOfAnyLengthIsMadeByThisServerAndRefusedForAnOlderOne() {
    Column a = Columns.of("a", "char(255)", "char(255)");
    Table table =
        Designs.with(
            Designs.table("shop", "t", a, renamed(a, "b"), renamed(a, "c"), renamed(a, "d")),
            Key.unique("u", List.of("a", "b", "c", "d")));
    assertEquals(List.of(), obstacles(table));
    Catalog old =
        new Catalog(
            new Product(Vendor.MARIADB, "10.3.1-MariaDB", 10, 3),
            "shop",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    Problem problem = MARIADB.obstacles(table, old).get(0);
    assertEquals(
        "shop.t: the key u takes 4,080 bytes, more than the 3,072 bytes that MariaDB allows.",
        problem.message());
    try (TestDatabase database = Databases.mariadb()) {
      Table here =
          Designs.with(
              Designs.table(
                  database.database(), "t", a, renamed(a, "b"), renamed(a, "c"), renamed(a, "d")),
              Key.unique("u", List.of("a", "b", "c", "d")));
      Designs.run(database, MARIADB.createTable(here));
      Designs.run(database, MARIADB.completeTable(here));
    }
  }

  private static Column renamed(Column c, String name) {
    return Column.of(name, c.type(), c.nativeType(), c.nullable());
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  void theServerTakesSoManyKeys(int keys) {
    try (TestDatabase database = Databases.mariadb()) {
      Column[] columns =
          IntStream.range(0, keys)
              .mapToObj(i -> Columns.of("c" + i, "int32", "int"))
              .toArray(Column[]::new);
      Table table =
          Designs.with(
              Designs.table(database.database(), "t", columns),
              IntStream.range(0, keys)
                  .mapToObj(i -> Designs.index("i" + i, "c" + i))
                  .toArray(dev.turnstone.catalog.Index[]::new));
      Designs.run(database, MARIADB.createTable(table));
      List<String> statements = MARIADB.completeTable(table);
      if (keys <= 64) Designs.run(database, statements);
      else assertThrows(IllegalStateException.class, () -> Designs.run(database, statements));
      assertEquals(keys <= 64, obstacles(table).isEmpty());
    }
  }

  @Test
  void shortTextsLeaveTheRowWhereAPageHasNoRoomForThem() {
    Table wide = table("shop", Columns.of("c", "text(50)", "varchar(50)"), true, 200);
    assertEquals(List.of(Code.ROW_TOO_WIDE), obstacles(wide).stream().map(Problem::code).toList());
    Table fitting = MARIADB.fitting(wide);
    assertEquals(List.of(), obstacles(fitting));
    long kept =
        fitting.columns().stream().filter(c -> c.nativeType().equals("varchar(50)")).count();
    assertTrue(kept > 10 && kept < 40, () -> kept + " of 200 kept their length");
  }

  @Test
  void aRowWithoutRoomIsToldWithItsWidestColumns() {
    Table wide = table("shop", Columns.of("c", "char(255)", "char(255)"), true, 70);
    Problem problem =
        obstacles(
                Designs.with(
                    wide, Key.unique("u", List.of(KeyPart.of("c0").column().orElseThrow()))))
            .get(0);
    assertEquals(
        "shop.wide: a row can take 71,409 bytes, more than the 65,535 that MariaDB has room for;"
            + " the widest columns are c0, c1, c2.",
        problem.message());
    assertTrue(problem.fix().contains("plan set plan.json --table shop.wide"), problem.fix());
  }
}
