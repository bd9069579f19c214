package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows set aside, gathered by what they have in common; constant memory per cause. */
public final class Causes implements Consumer<SetAside> {
  private final Map<Where, Cause> causes = new LinkedHashMap<>();
  private long rows;

  private record Where(String table, Optional<String> column, Code code) {}

  private static final class Cause {
    private final SetAside first;
    private long rows;

    Cause(SetAside first) {
      this.first = first;
    }
  }

  @Override
  public void accept(SetAside row) {
    rows++;
    Where where = new Where(row.table(), row.column(), row.code());
    causes.computeIfAbsent(where, w -> new Cause(row)).rows++;
  }

  public long rows() {
    return rows;
  }

  /** One line per cause, the most frequent first. */
  public List<String> lines(Paint paint) {
    List<Map.Entry<Where, Cause>> sorted = new ArrayList<>(causes.entrySet());
    sorted.sort(Comparator.comparingLong(e -> -e.getValue().rows));
    TextTable table = new TextTable(">rows", "where", "why", "first of them");
    for (Map.Entry<Where, Cause> entry : sorted) {
      Where where = entry.getKey();
      table.row(
          Numbers.count(entry.getValue().rows),
          Visible.place(where.table(), where.column()),
          reason(entry.getValue().first),
          key(entry.getValue().first));
    }
    return table.lines(paint);
  }

  /** The reason without the place it starts with, which stands beside it. */
  static String reason(SetAside row) {
    String place = row.column().map(c -> row.table() + "." + c).orElse(row.table()) + ": ";
    String reason = row.reason();
    String bare = reason.startsWith(place) ? reason.substring(place.length()) : reason;
    return Visible.text(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
  }

  static String key(SetAside row) {
    return row.key().entrySet().stream()
        .map(part -> Visible.text(part.getKey() + " " + part.getValue()))
        .collect(Collectors.joining(", "));
  }
}
