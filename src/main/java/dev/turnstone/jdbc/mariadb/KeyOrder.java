package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The order a table's rows are read in: its identity key as the server sorts it. */
final class KeyOrder {
  private final Table table;
  private final String from;
  private final List<KeyColumn> columns;
  private final boolean whole;

  KeyOrder(Table table, Dialect dialect) {
    this.table = table;
    List<Column> key =
        table.identity().map(Key::columns).orElse(List.of()).stream()
            .flatMap(name -> table.column(name).stream())
            .toList();
    columns = key.stream().map(c -> KeyColumn.of(c, dialect.quote(c.name()))).toList();
    whole =
        key.size() == 1
            && key.get(0).type() instanceof LogicalType.Int
            && columns.get(0).form() == KeyColumn.Form.NUMBER;
    boolean primary = table.identity().map(Key::primary).orElse(false);
    String use = columns.isEmpty() ? " USE INDEX ()" : primary ? " FORCE INDEX (PRIMARY)" : "";
    from = dialect.quote(table.name()) + use;
  }

  /** False where rows cannot be told apart, so that the table is one range. */
  boolean exists() {
    return !columns.isEmpty();
  }

  /** True for a key of one whole number, whose ranges can be computed. */
  boolean wholeNumber() {
    return whole;
  }

  Table table() {
    return table;
  }

  /**
   * The quoted table with the index that has this order; without a key as it is stored, whatever is
   * selected.
   */
  String from() {
    return from;
  }

  /** The only column of a {@link #wholeNumber} key. */
  String numberColumn() {
    return columns.get(0).quoted();
  }

  /** What to select for a bound. */
  String bounds() {
    return columns.stream().map(KeyColumn::select).collect(Collectors.joining(", "));
  }

  /** {@code ORDER BY ..} with a leading space, or nothing without a key. */
  String orderBy() {
    return exists()
        ? " ORDER BY " + columns.stream().map(KeyColumn::quoted).collect(Collectors.joining(", "))
        : "";
  }

  /** The conditions of a range, each to be joined with AND; none for the whole table. */
  List<String> conditions(ChunkRange range) {
    List<String> conditions = new ArrayList<>();
    if (!range.after().isEmpty()) {
      conditions.add(compare(">", range.after()));
    }
    if (!range.upTo().isEmpty()) {
      conditions.add(compare("<=", range.upTo()));
    }
    return conditions;
  }

  /** The condition of the row with these key values, as {@link #bounds} gives them. */
  String equalTo(List<String> key) {
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      equal.add(columns.get(i).compare("=", key.get(i)));
    }
    return "(" + String.join(" AND ", equal) + ")";
  }

  /**
   * A row comparison written out, because servers do not use an index for {@code (a,b) > (x,y)};
   * the leading condition on the first column alone is what they find the place by.
   */
  private String compare(String operator, List<String> bound) {
    int last = columns.size() - 1;
    String tail = columns.get(last).compare(operator, bound.get(last));
    String strict = operator.substring(0, 1);
    for (int i = last - 1; i >= 0; i--) {
      KeyColumn column = columns.get(i);
      String value = bound.get(i);
      tail =
          "("
              + column.compare(strict, value)
              + " OR "
              + column.compare("=", value)
              + " AND "
              + tail
              + ")";
    }
    return last == 0 ? tail : columns.get(0).compare(strict + "=", bound.get(0)) + " AND " + tail;
  }
}
