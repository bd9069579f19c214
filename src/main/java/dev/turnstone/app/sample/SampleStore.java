package dev.turnstone.app.sample;

import dev.turnstone.jdbc.sqlite.NewSqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the sample's two SQLite files: store4, full of ordinary rows with the quirks planted among
 * them, and store5, empty. The same scale gives the same rows on every machine.
 */
public final class SampleStore {
  /** Rows in all tables at scale 1. */
  public static final long ROWS = 40_000;

  /** Largest scale: 400 million rows. */
  public static final int LARGEST_SCALE = 10_000;

  private SampleStore() {}

  /**
   * Makes store4.
   *
   * @param scale 1 to {@link #LARGEST_SCALE}; every table has that many times its rows
   * @throws dev.turnstone.problem.EngineException.Refused when the file is there already or cannot
   *     be written
   */
  public static void full(Path file, int scale) {
    if (scale < 1 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException("scale " + scale + " is not in 1.." + LARGEST_SCALE);
    }
    try (NewSqliteFile store = new NewSqliteFile(file)) {
      store.script(text("store4.sql"));
      store.script(text("quirks.sql"));
      for (SampleTable table : tables(scale)) {
        store.rows(table.insert(), table.rows());
      }
      store.commit();
    }
  }

  /** Makes store5: tables and indexes, no rows. */
  public static void empty(Path file) {
    try (NewSqliteFile store = new NewSqliteFile(file)) {
      store.script(text("store5.sql"));
      store.commit();
    }
  }

  /**
   * One of the sample's files: {@code store4.sql}, {@code store5.sql}, {@code quirks.sql}, {@code
   * plan.json}, {@code expected.json}.
   */
  public static String text(String name) {
    try (InputStream in = SampleStore.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was packed without its sample " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SampleTable> tables(int scale) {
    SampleCounts counts = new SampleCounts(scale);
    PeopleRows people = new PeopleRows(counts);
    GoodsRows goods = new GoodsRows(counts);
    SalesRows sales = new SalesRows(counts);
    return List.of(
        new SampleTable("Customer", 10, counts.customers(), people::customer),
        new SampleTable("Address", 6, counts.addresses(), people::address),
        new SampleTable("Category", 3, counts.categories(), goods::category),
        new SampleTable("Supplier", 3, counts.suppliers(), goods::supplier),
        new SampleTable("Product", 10, counts.products(), goods::product),
        new SampleTable("Stock", 3, counts.stock(), goods::stock),
        new SampleTable("Order", 6, counts.orders(), sales::order),
        new SampleTable(
            "OrderItem(OrderId, LineNumber, ProductId, Quantity, UnitPrice)",
            5,
            counts.items(),
            sales::item),
        new SampleTable("Payment", 5, counts.payments(), sales::payment),
        new SampleTable("EventLog", 3, counts.events(), sales::event));
  }
}
