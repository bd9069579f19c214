package dev.turnstone.cli.screen;

import dev.turnstone.journal.SetAside;
import dev.turnstone.row.OriginalValue;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows set aside as text, one after the other, with their original values. */
public final class QuarantineText implements Consumer<SetAside> {
  private static final int LONGEST = 60;
  private final PrintStream out;
  private final Paint paint;

  public QuarantineText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  @Override
  public void accept(SetAside row) {
    String key = Causes.key(row);
    out.println(
        paint.strong(Causes.place(row.table(), row.column()))
            + (key.isEmpty() ? "" : " of " + key)
            + ": "
            + Causes.reason(row)
            + " "
            + paint.faint(row.code().name()));
    String original =
        row.original().entrySet().stream()
            .map(e -> Visible.text(e.getKey()) + "=" + value(e.getValue()))
            .collect(Collectors.joining(", "));
    out.println("    " + original);
  }

  private static String value(OriginalValue value) {
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
