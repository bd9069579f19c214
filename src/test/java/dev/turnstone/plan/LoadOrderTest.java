package dev.turnstone.plan;

import static dev.turnstone.support.Catalogs.referring;
import static dev.turnstone.support.Catalogs.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  @Test
  void parentsComeBeforeTheirChildren() {
    LoadOrder order =
        LoadOrder.of(List.of(from("a", "b"), from("b", "c"), from("c"), from("d", "c")));
    assertEquals(List.of("c", "b", "a", "d"), names(order.tables()));
  }

  @Test
  void aTableThatRefersToItselfIsNoCircle() {
    LoadOrder order = LoadOrder.of(List.of(from("employee", "employee")));
    assertEquals(List.of(), order.cycles());
    assertEquals(List.of("employee"), names(order.tables()));
  }

  @Test
  void aCircleStaysTogetherAndIsTold() {
    LoadOrder order =
        LoadOrder.of(List.of(from("z", "a"), from("b", "a", "root"), from("a", "b"), from("root")));
    assertEquals(
        List.of(List.of("root"), List.of("a", "b"), List.of("z")),
        order.groups().stream().map(LoadOrderTest::names).toList());
    assertEquals(
        "the tables main.a, main.b refer to each other in a circle; their foreign keys are checked"
            + " after all are loaded.",
        order.notes().get(0).message());
  }

  @Test
  void aReferenceOutOfThePlanDoesNotCount() {
    assertEquals(List.of("a"), names(LoadOrder.of(List.of(from("a", "elsewhere"))).tables()));
  }

  @Property(tries = 200)
  void everyTableComesOnceAndNeverBeforeItsParents(@ForAll("references") List<int[]> references) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Table table = table("main", "t" + i, "id int32");
      for (int[] reference : references) {
        if (reference[0] == i) {
          table = referring(table, "id", new TableName("main", "t" + reference[1]), "id");
        }
      }
      tables.add(table);
    }
    LoadOrder order = LoadOrder.of(tables);
    assertEquals(8, order.tables().stream().distinct().count());
    assertEquals(8, order.tables().size());
    for (Table table : tables) {
      table
          .foreignKeys()
          .forEach(
              key ->
                  Assertions.assertTrue(
                      groupOf(order, key.target()) <= groupOf(order, table.name())));
    }
    Collections.shuffle(tables, new Random(1));
    assertEquals(order, LoadOrder.of(tables), "whatever order the tables are given in");
  }

  @Provide
  Arbitrary<List<int[]>> references() {
    return Arbitraries.integers().between(0, 7).array(int[].class).ofSize(2).list().ofMaxSize(12);
  }

  private static int groupOf(LoadOrder order, TableName name) {
    for (int i = 0; i < order.groups().size(); i++) {
      if (order.groups().get(i).contains(name)) return i;
    }
    return -1;
  }

  private static Table from(String name, String... parents) {
    Table table = table("main", name, "id int32");
    for (String parent : parents) {
      table = referring(table, "id", new TableName("main", parent), "id");
    }
    return table;
  }

  private static List<String> names(List<TableName> names) {
    return names.stream().map(TableName::name).toList();
  }
}
