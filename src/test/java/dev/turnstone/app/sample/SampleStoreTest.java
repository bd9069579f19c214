package dev.turnstone.app.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleStoreTest {
  private static final List<String> TABLES =
      List.of(
          "Customer",
          "Address",
          "Category",
          "Supplier",
          "Product",
          "Stock",
          "Order",
          "OrderItem",
          "Payment",
          "EventLog");

  @TempDir Path folder;

  @Test
  void everyTableHoldsTheRowsThatTheExpectedResultWillHaveRead() throws Exception {
    TestDatabase store = store(1);
    Map<String, Long> expected = new TreeMap<>();
    for (JsonNode table : expected().get("tables")) {
      expected.put(table.get("source").asText(), table.get("read").asLong());
    }
    Map<String, Long> found = new TreeMap<>();
    TABLES.forEach(t -> found.put(t, count(store, t)));
    assertEquals(expected, found);
    assertEquals(SampleStore.ROWS, found.values().stream().mapToLong(n -> n).sum());
  }

  @Test
  void theExpectedResultAddsUp() throws Exception {
    long inserted = 0;
    long setAside = 0;
    for (JsonNode table : expected().get("tables")) {
      long causes = 0;
      for (Map.Entry<String, JsonNode> cause : table.get("causes").properties()) {
        Code.valueOf(cause.getKey());
        causes += cause.getValue().asLong();
      }
      assertEquals(table.get("setAside").asLong(), causes, table.get("source").asText());
      assertEquals(
          table.get("read").asLong(),
          table.get("inserted").asLong() + causes,
          table.get("source").asText());
      inserted += table.get("inserted").asLong();
      setAside += causes;
    }
    assertEquals(expected().get("inserted").asLong(), inserted);
    assertEquals(expected().get("setAside").asLong(), setAside);
  }

  @Test
  void aScaleMultipliesEveryTable() {
    TestDatabase store = store(3);
    assertEquals(15_000, count(store, "Customer"));
    assertEquals(39_000, count(store, "OrderItem"));
    assertEquals(3 * SampleStore.ROWS, TABLES.stream().mapToLong(t -> count(store, t)).sum());
  }

  @Test
  void theSameScaleGivesTheSameBytes() throws Exception {
    Path first = folder.resolve("first.db");
    Path second = folder.resolve("second.db");
    SampleStore.full(first, 1);
    SampleStore.full(second, 1);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void onlyThePlantedAddressRefersToNobody() {
    TestDatabase store = store(1);
    List<List<String>> orphans =
        store.query("select \"table\", rowid, parent from pragma_foreign_key_check");
    assertEquals(List.of(List.of("Address", "2", "Customer")), orphans);
  }

  @Test
  void ordinaryRowsKeepTheRulesOfVersion5() {
    TestDatabase store = store(1);
    List<List<String>> broken = new ArrayList<>();
    broken.addAll(
        store.query(
            "select CustomerId from Customer where CustomerId > 100 and (LastName is null or"
                + " Newsletter not in (0, 1) or (BirthDate is not null and BirthDate <>"
                + " date(BirthDate)))"));
    broken.addAll(
        store.query(
            "select ProductId from Product where ProductId > 100 and (typeof(Barcode) <> 'integer'"
                + " or round(Price, 2) <> Price or Price < 0 or SoldUntil <> date(SoldUntil))"));
    broken.addAll(
        store.query(
            "select OrderId from \"Order\" where OrderId > 100 and Status not in ('N','P','S','X')"));
    broken.addAll(
        store.query("select OrderId from OrderItem where OrderId > 100 and Quantity < 1"));
    assertEquals(List.of(), broken);
  }

  @Test
  void store5HasItsTablesAndNoRows() {
    TestDatabase store = new TestDatabase(TestDatabase.SQLITE, "", 0, store5(), "", "");
    assertEquals(
        "10", store.query("select count(*) from sqlite_schema where type = 'table'").get(0).get(0));
    assertEquals(0, count(store, "order_items"));
  }

  @Test
  void anExistingFileIsNotTouched() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.db"), "mine");
    EngineException refused =
        assertThrows(EngineException.Refused.class, () -> SampleStore.full(file, 1));
    assertEquals(Code.FILE_EXISTS, refused.problems().get(0).code());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aScaleOutOfRangeIsAProgrammingMistake() {
    Path file = folder.resolve("none.db");
    assertThrows(IllegalArgumentException.class, () -> SampleStore.full(file, 0));
    assertFalse(Files.exists(file));
  }

  private TestDatabase store(int scale) {
    Path file = folder.resolve("store4-" + scale + ".db");
    SampleStore.full(file, scale);
    return new TestDatabase(TestDatabase.SQLITE, "", 0, file.toString(), "", "");
  }

  private String store5() {
    Path file = folder.resolve("store5.db");
    SampleStore.empty(file);
    return file.toString();
  }

  private static long count(TestDatabase store, String table) {
    return Long.parseLong(store.query("select count(*) from \"" + table + "\"").get(0).get(0));
  }

  private static JsonNode expected() throws Exception {
    return new ObjectMapper().readTree(SampleStore.text("expected.json"));
  }
}
