package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Visible;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.sql.ExactValue;

/** Values on one line of a terminal: no control characters, long ones shortened. */
final class ShownValue {
  private static final int LONGEST = 60;

  private ShownValue() {}

  static String of(ExactValue value) {
    String whole = shortened(Visible.text(value.shown()));
    return switch (value.kind()) {
      case TEXT -> "'" + whole + "'";
      case BYTES, MALFORMED -> "x'" + whole + "'";
      default -> whole;
    };
  }

  static String of(OriginalValue value) {
    if (value.type().equals("null")) {
      return "NULL";
    }
    if (value.left().isPresent()) {
      return "(" + value.left().getAsLong() + " bytes, to be found in the source)";
    }
    if (value.hex().isPresent()) {
      return "x'" + shortened(value.hex().get()) + "'";
    }
    String text = shortened(Visible.text(value.value().orElse("")));
    return value.type().equals("text") ? "'" + text + "'" : text;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 2) + "..";
  }
}
