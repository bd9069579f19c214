package dev.turnstone.ui.execute;

import dev.turnstone.journal.SetAside;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.ui.execute.QuarantineViewModel.CauseLine;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows set aside, in words. */
record QuarantineWords(Messages messages) {
  static String place(SetAside row) {
    return place(row.table(), row.column());
  }

  static String place(CauseLine cause) {
    return place(cause.table(), cause.column());
  }

  /** {@code table.column} without the schema. */
  private static String place(String table, Optional<String> column) {
    String plain = table.substring(table.indexOf('.') + 1);
    return column.map(c -> plain + "." + c).orElse(plain);
  }

  static String reason(SetAside row) {
    return bare(row.table(), row.column(), row.reason());
  }

  static String reason(CauseLine cause) {
    return bare(cause.table(), cause.column(), cause.reason());
  }

  /** The reason without the place it starts with, which stands beside it. */
  private static String bare(String table, Optional<String> column, String reason) {
    String place = column.map(c -> table + "." + c).orElse(table) + ": ";
    return reason.startsWith(place) ? reason.substring(place.length()) : reason;
  }

  static String key(SetAside row) {
    return row.key().entrySet().stream()
        .map(part -> part.getKey() + " " + part.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A value as it was; what no letters can show, as its bytes. */
  String value(OriginalValue value) {
    if (value.type().equals("null")) {
      return "NULL";
    }
    if (value.left().isPresent()) {
      return messages.text("execute.quarantine.left", value.left().getAsLong());
    }
    return value.hex().map(h -> "x'" + h + "'").orElseGet(() -> value.value().orElse(""));
  }
}
