package dev.turnstone.ui.compare;

import dev.turnstone.sql.ExactValue;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.RowDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Rows that differ: made by people in the sample's target, and made up in any number. */
final class Differences {
  /** Two customers changed, one gone and one new, and an order with a long comment. */
  static final String[] MADE_BY_OTHERS = {
    "update customers set email = 'mary@new.example', newsletter = 1 - newsletter"
        + " where customer_id = 104",
    "update customers set phone = null where customer_id = 187",
    "update customers set last_name = 'O''Brien-Papadakis' where customer_id = 203",
    "delete from orders where customer_id = 117 and not exists"
        + " (select 1 from order_items i where i.order_id = orders.order_id)",
    "insert into customers(customer_id, login, last_name, email, created_at)"
        + " values (90001, 'nia', 'Obi', 'nia@x.example', '2026-01-02 03:04:05')",
    "insert into customers(customer_id, login, last_name, email, created_at)"
        + " values (90002, 'zoe', 'Kravitz', 'zoe@x.example', '2026-01-02 03:04:05')",
    "delete from payments where payment_id in (1001, 1002, 1003)",
    "update orders set comment = 'two lines' || char(10) || 'of words that go on and on'"
        + " where order_id = 1500",
    "delete from event_log where rowid in (4, 9)"
  };

  static final List<DifferenceColumn> COLUMNS = columns();

  private static final long MANY = 10_000_000;
  private static final int WIDTH = 9;

  private Differences() {}

  private static List<DifferenceColumn> columns() {
    List<DifferenceColumn> all = new ArrayList<>();
    all.add(new DifferenceColumn("id", 0, true, 10));
    for (int i = 1; i < WIDTH; i++) {
      all.add(new DifferenceColumn("column_" + i, i, false, 18));
    }
    return all;
  }

  /** Ten million rows that nobody keeps: each is made when its page is asked for. */
  static LazyRows<RowDifference> tenMillion(Background background) {
    return new LazyRows<>(MANY, Differences::page, background, e -> {});
  }

  static List<RowDifference> page(long from, int count) {
    return LongStream.range(from, Math.min(from + count, MANY)).mapToObj(Differences::row).toList();
  }

  private static RowDifference row(long number) {
    Kind kind = number % 3 == 0 ? Kind.CHANGED : number % 3 == 1 ? Kind.REMOVED : Kind.ADDED;
    ExactValue id = new ExactValue(ExactValue.Kind.INTEGER, Long.toString(number));
    List<CellDifference> cells = new ArrayList<>();
    for (int i = 0; i < WIDTH; i++) {
      ExactValue was =
          i == 0 ? id : new ExactValue(ExactValue.Kind.TEXT, "value " + (number * 31 + i) % 9973);
      boolean changed = kind == Kind.CHANGED && i == 1 + number % (WIDTH - 1);
      ExactValue is = changed ? new ExactValue(ExactValue.Kind.TEXT, "new " + number) : was;
      cells.add(
          new CellDifference(
              COLUMNS.get(i).name(),
              kind == Kind.ADDED ? Optional.empty() : Optional.of(was),
              kind == Kind.REMOVED ? Optional.empty() : Optional.of(is),
              changed));
    }
    return new RowDifference(kind, Map.of("id", id), cells);
  }
}
