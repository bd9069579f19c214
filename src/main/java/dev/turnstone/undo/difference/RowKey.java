package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A row's key as a person types it: {@code 42}, {@code 7,2} or {@code order_id=7,line_no=2}. */
final class RowKey {
  private RowKey() {}

  /**
   * The values by column in key order, as canonical texts; empty: the text is no key of these.
   *
   * @param columns of the key, at least one
   */
  static Optional<Map<String, String>> parse(List<Column> columns, String text) {
    return named(columns, text).or(() -> plain(columns, text));
  }

  private static Optional<Map<String, String>> named(List<Column> columns, String text) {
    String names =
        columns.stream().map(c -> Pattern.quote(c.name())).collect(Collectors.joining("|"));
    List<String> parts = List.of(text.split(",(?=(?:" + names + ")=)", -1));
    Map<String, String> values = new LinkedHashMap<>();
    for (Column column : columns) {
      String start = column.name() + "=";
      List<String> own = parts.stream().filter(part -> part.startsWith(start)).toList();
      if (own.size() != 1) {
        return Optional.empty();
      }
      values.put(column.name(), canonical(column, own.get(0).substring(start.length())));
    }
    return parts.size() == columns.size() ? Optional.of(values) : Optional.empty();
  }

  private static Optional<Map<String, String>> plain(List<Column> columns, String text) {
    List<String> parts =
        new ArrayList<>(columns.size() == 1 ? List.of(text) : Arrays.asList(text.split(",", -1)));
    if (parts.size() != columns.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).name(), canonical(columns.get(i), parts.get(i)));
    }
    return Optional.of(values);
  }

  /** Numbers and times are spelled in more ways than one. */
  private static String canonical(Column column, String text) {
    LogicalType type = column.type();
    if (type instanceof LogicalType.Int || type instanceof LogicalType.Decimal) {
      return number(text);
    }
    boolean moment = type instanceof LogicalType.Timestamp || type instanceof LogicalType.Instant;
    return moment ? text.replace(' ', 'T') : text;
  }

  private static String number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text; // no row has such a key, which is what the answer will be
    }
  }
}
