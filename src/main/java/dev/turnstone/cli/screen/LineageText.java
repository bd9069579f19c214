package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.journal.RunState;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.Lineage.Happened;
import dev.turnstone.undo.difference.Lineage.OfCell;
import dev.turnstone.undo.difference.Lineage.Origin;
import dev.turnstone.undo.difference.Lineage.SourceRow;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the values of a row came from, as text: the row, the run, the source, each cell. */
public final class LineageText {
  private static final int HASH = 12;
  private final PrintStream out;
  private final Paint paint;

  public LineageText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  public void print(Lineage lineage) {
    String key =
        lineage.key().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    out.println(paint.strong(Visible.text(lineage.target() + ", " + key)));
    out.println("  " + happened(lineage) + run(lineage.origin()));
    out.println("  " + source(lineage.source()));
    TextTable table = new TextTable("column", "from the source, as it is now", "by", "before");
    lineage.cells().forEach(cell -> row(table, lineage, cell));
    table.lines(paint).forEach(line -> out.println("  " + line));
  }

  private static String happened(Lineage lineage) {
    String words =
        switch (lineage.what()) {
          case ADDED -> "Added";
          case CHANGED -> "Changed";
          case LEFT_AS_IT_WAS -> "Left as it was, because it held the same already,";
          case TAKEN_OUT -> "Added, then taken out again and set aside,";
          case NOT_WRITTEN -> "Not written";
        };
    String chunk = lineage.chunk().isPresent() ? " in chunk " + lineage.chunk().getAsInt() : "";
    return words + chunk;
  }

  private static String run(Origin origin) {
    String by = origin.operator().isEmpty() ? "" : ", begun by " + origin.operator();
    boolean undone = origin.state() == RunState.UNDONE || origin.state() == RunState.UNDO_STOPPED;
    String until = undone ? ", taken back by an undo at " : " to ";
    String ended = origin.ended().map(end -> until + end).orElse("");
    String plan = origin.plan().substring(0, Math.min(HASH, origin.plan().length()));
    return Visible.text(
        " by run " + origin.run() + ", " + origin.started() + ended + by + ", plan " + plan + ".");
  }

  private String source(SourceRow source) {
    String table = Visible.text("Source " + source.table() + ": ");
    return switch (source.state()) {
      case AS_READ -> table + paint.good("the row gives the same now as the run wrote.");
      case CHANGED ->
          table + paint.warning("the row was changed since: the run read other values than these.");
      case GONE, OUT_OF_REACH, NOT_KNOWN -> table + paint.warning(Visible.text(source.why() + "."));
    };
  }

  private static void row(TextTable table, Lineage lineage, OfCell cell) {
    String from =
        cell.sources().stream()
            .map(column -> Visible.text(column) + value(lineage.source(), column))
            .collect(Collectors.joining(", "));
    table.row(Visible.text(cell.column()), from, Visible.text(cell.rule()), before(lineage, cell));
  }

  private static String value(SourceRow source, String column) {
    return Optional.ofNullable(source.values().get(column))
        .map(value -> " " + ShownValue.of(value))
        .orElse("");
  }

  private static String before(Lineage lineage, OfCell cell) {
    if (lineage.what() == Happened.LEFT_AS_IT_WAS) {
      return "the same";
    }
    Optional<ExactValue> before = cell.before();
    return before.map(ShownValue::of).orElse("-");
  }
}
