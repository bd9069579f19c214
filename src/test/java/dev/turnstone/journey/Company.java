package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.support.Contents;
import dev.turnstone.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A company in plain SQL that all three engines understand: composite keys, a tree, a circle of two
 * tables, a table without a key that refers.
 */
final class Company {
  static final int SALES = 1000;
  static final int CIRCLE = 30;

  private static final Map<String, String> QUERIES =
      Map.of(
          "region", "select code, name from region",
          "store", "select region, no, name from store",
          "worker", "select id, boss, region, store_no from worker",
          "sale", "select id, worker_id, amount from sale",
          "one", "select id, other_id from one",
          "other", "select id, one_id from other",
          "note", "select what, worker_id from note");

  private Company() {}

  static void fill(TestDatabase database) {
    List<String> sql = new ArrayList<>(schema(database));
    sql.add("insert into region values ('r0', 'a'), ('r1', 'b'), ('r2', 'c'), ('r3', null)");
    sql.add(rows("store", 20, i -> "('r" + i % 4 + "', " + i / 4 + ", 'store " + i + "')"));
    sql.add(rows("worker", 200, i -> worker(i + 1)));
    sql.add(rows("sale", SALES, i -> "(" + (i + 1) + ", " + (1 + i * 7 % 200) + ", " + i + ".25)"));
    sql.add(rows("one", CIRCLE, i -> "(" + i + ", null)"));
    sql.add(rows("other", CIRCLE, i -> "(" + i + ", " + (i + 1) % CIRCLE + ")"));
    sql.add("update one set other_id = id");
    sql.add(rows("note", 40, i -> "('same', " + (i % 3 == 0 ? "null" : i + 100) + ")"));
    database.execute(sql.toArray(String[]::new));
  }

  private static List<String> schema(TestDatabase database) {
    String circle = "constraint one_other foreign key(other_id) references other(id)";
    boolean file = database.vendor().equals(TestDatabase.SQLITE);
    List<String> sql =
        new ArrayList<>(
            List.of(
                "create table region(code varchar(8) not null primary key, name varchar(20))",
                "create table store(region varchar(8) not null, no integer not null,"
                    + " name varchar(20), primary key(region, no),"
                    + " constraint store_region foreign key(region) references region(code))",
                "create table worker(id integer not null primary key, boss integer,"
                    + " region varchar(8), store_no integer,"
                    + " constraint worker_boss foreign key(boss) references worker(id),"
                    + " constraint worker_store foreign key(region, store_no)"
                    + " references store(region, no))",
                "create table sale(id integer not null primary key, worker_id integer not null,"
                    + " amount decimal(10,2),"
                    + " constraint sale_worker foreign key(worker_id) references worker(id))",
                "create table one(id integer not null primary key, other_id integer"
                    + (file ? ", " + circle : "")
                    + ")",
                "create table other(id integer not null primary key, one_id integer,"
                    + " constraint other_one foreign key(one_id) references one(id))",
                "create table note(what varchar(20), worker_id integer,"
                    + " constraint note_worker foreign key(worker_id) references worker(id))"));
    if (!file) {
      sql.add("alter table one add " + circle);
    }
    return sql;
  }

  private static String worker(int id) {
    String boss = id == 1 ? "null" : Integer.toString(id / 2);
    String store = id % 9 == 0 ? "null, null" : "'r" + id % 4 + "', " + id % 5;
    return "(" + id + ", " + boss + ", " + store + ")";
  }

  private static String rows(String table, int count, IntFunction<String> row) {
    return IntStream.range(0, count)
        .mapToObj(row)
        .collect(Collectors.joining(", ", "insert into " + table + " values ", ""));
  }

  static List<String> of(TestDatabase database, String table) {
    return Contents.of(database, QUERIES.getOrDefault(table, ""));
  }

  /** Every row of the target is one of the source's. */
  static void assertPart(TestDatabase from, TestDatabase to) {
    for (String table : QUERIES.keySet()) {
      List<String> all = new ArrayList<>(of(from, table));
      for (String row : of(to, table)) {
        assertTrue(all.remove(row), () -> table + " holds " + row);
      }
    }
  }

  /** Every row of the source is in the target once, and no other row. */
  static void assertWhole(TestDatabase from, TestDatabase to) {
    QUERIES.keySet().forEach(table -> assertEquals(of(from, table), of(to, table), table));
  }
}
