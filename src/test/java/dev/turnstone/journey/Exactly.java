package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Contents;
import dev.turnstone.support.TestDatabase;
import java.util.List;

/** Compares a moved shop with its source by plain SQL, none of the product's code involved. */
final class Exactly {
  private static final List<String> QUERIES =
      List.of(
          "select id, name, parent_id from category",
          "select id, email, credit, born, note from customer",
          "select id, customer_id, total, placed from orders",
          "select order_id, line_no, category_id, qty, price, raw from line",
          "select at, what from log");

  private Exactly() {}

  /** Every row of the source is in the target once, and no other row. */
  static void once(TestDatabase from, TestDatabase to, String note) {
    for (String query : QUERIES) {
      assertEquals(Contents.of(from, query), Contents.of(to, query), note + ": " + query);
    }
  }
}
