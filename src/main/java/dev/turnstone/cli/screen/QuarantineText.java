package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.Visible;
import dev.turnstone.journal.SetAside;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows set aside as text, one after the other, with their original values. */
public final class QuarantineText implements Consumer<SetAside> {
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
        paint.strong(Visible.place(row.table(), row.column()))
            + (key.isEmpty() ? "" : " of " + key)
            + ": "
            + Causes.reason(row)
            + " "
            + paint.faint(row.code().name()));
    String original =
        row.original().entrySet().stream()
            .map(e -> Visible.text(e.getKey()) + "=" + ShownValue.of(e.getValue()))
            .collect(Collectors.joining(", "));
    out.println("    " + original);
  }
}
