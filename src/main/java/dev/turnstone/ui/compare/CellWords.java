package dev.turnstone.ui.compare;

import dev.turnstone.sql.ExactValue;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import java.util.Optional;

/** What stands in a cell, on one line, whatever the value has in it. */
final class CellWords {
  private static final int LONGEST = 240;

  private final Messages messages;

  CellWords(Messages messages) {
    this.messages = messages;
  }

  /**
   * Something to show.
   *
   * @param words on one line; empty: there is nothing there
   * @param muted true when it is no value of the row but what is said of it, as NULL
   */
  record Shown(String words, boolean muted) {}

  /** The value of one side; of a side without the row, nothing. */
  Shown side(RowDifference row, CellDifference cell, boolean left) {
    Optional<ExactValue> value = left ? cell.left() : cell.right();
    boolean there = row.kind() != (left ? RowDifference.Kind.ADDED : RowDifference.Kind.REMOVED);
    return there ? shown(value) : new Shown("", true);
  }

  /** The value that a cell has on every side that has the row. */
  Shown only(CellDifference cell) {
    return shown(cell.right().or(cell::left));
  }

  /** The sign of a row, which says how it differs without any colour. */
  static String sign(RowDifference.Kind kind) {
    return switch (kind) {
      case ADDED -> "+";
      case REMOVED -> "−";
      case CHANGED -> "~";
    };
  }

  /** All of a cell for those who hear it. */
  String spoken(RowDifference row, CellDifference cell) {
    return cell.changed()
        ? messages.text(
            "compare.cell.changed",
            cell.column(),
            side(row, cell, true).words(),
            side(row, cell, false).words())
        : messages.text("compare.cell.same", cell.column(), only(cell).words());
  }

  /** Of a row of which no more than its key is known. */
  Shown unknown() {
    return new Shown(messages.text("compare.cell.unknown"), true);
  }

  private Shown shown(Optional<ExactValue> value) {
    return value
        .map(v -> new Shown(line(v.shown()), v.isNull() || !v.whole()))
        .orElseGet(this::unknown);
  }

  /** No line feed and no character that cannot be seen; what is too long for a line is cut. */
  static String line(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
  }

  private static void append(StringBuilder to, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          to.append(c == '\n' ? "⏎" : "·");
      default -> to.appendCodePoint(c);
    }
  }
}
