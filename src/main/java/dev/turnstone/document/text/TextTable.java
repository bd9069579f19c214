package dev.turnstone.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of text in aligned columns; numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";
  private final List<String> heads;
  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param heads names of the columns; one that starts with {@code >} is aligned to the right
   */
  public TextTable(String... heads) {
    this.heads = List.of(heads).stream().map(h -> h.startsWith(">") ? h.substring(1) : h).toList();
    this.right = List.of(heads).stream().map(h -> h.startsWith(">")).toList();
  }

  public TextTable row(String... cells) {
    rows.add(Stream.of(cells).map(Visible::text).toList());
    return this;
  }

  /** One line per row below the heads, without trailing spaces. */
  public List<String> lines(Paint paint) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(paint.faint(line(heads, widths)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(heads.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String filling = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? filling + cell : cell + filling);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
