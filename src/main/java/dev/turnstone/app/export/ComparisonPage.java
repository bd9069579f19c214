package dev.turnstone.app.export;

import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison as one page that needs nothing else: it follows the reader's light or dark setting
 * and prints. Everything foreign in it is escaped; it runs no script. It holds row values.
 */
public final class ComparisonPage {
  private static final int MOST_ROWS = 1000;
  private static final int PAGE = 100;
  private static final int LONGEST = 1 << 12;
  private static final String STYLE =
      """
      :root{--ground:#fff;--text:#1c2126;--faint:#5c6670;--line:#d9dee3;--add:#dff5e4;--gone:#fde2e2;--cell:#fff3c4;--good:#1a7f4b;--bad:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ground:#14181c;--text:#e6e9ec;--faint:#9aa5af;--line:#333b43;--add:#12331f;--gone:#3d1b1b;--cell:#453a10;--good:#5fd49a;--bad:#ff8a80}}
      body{margin:0 auto;max-width:96rem;padding:2rem;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.3rem 0}.faint{color:var(--faint)}.good{color:var(--good)}.bad{color:var(--bad)}
      .tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0}.tile{border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;min-width:6rem}
      .tile b{display:block;font-size:1.4rem;font-variant-numeric:tabular-nums}.wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
      th{color:var(--faint);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
      tr.added{background:var(--add)}tr.removed{background:var(--gone)}td.changed{background:var(--cell)}del{color:var(--bad)}ins{color:var(--good);text-decoration:none;font-weight:600}i{color:var(--faint)}
      @media print{body{max-width:none;padding:0;font-size:10px}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}tr{break-inside:avoid}}
      """;
  private final Comparison comparison;
  private final Writer out;

  private ComparisonPage(Comparison comparison, Writer out) {
    this.comparison = comparison;
    this.out = out;
  }

  /** Writes the page; of each table at most a thousand differing rows. */
  public static void write(Writer out, Comparison comparison, List<TableComparison> tables)
      throws IOException {
    new ComparisonPage(comparison, out).write(tables);
  }

  private void write(List<TableComparison> tables) throws IOException {
    out.write(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\"><title>Comparison</title><style>\n");
    out.write(STYLE);
    out.write("</style></head><body>\n<h1>Comparison</h1>\n");
    out.write("<p class=\"faint\">Left: " + escaped(comparison.left()) + "</p>\n");
    out.write("<p class=\"faint\">Right: " + escaped(comparison.right()) + "</p>\n");
    tiles(tables);
    summary(tables);
    List<TableComparison> different =
        tables.stream()
            .filter(table -> table.counts().different() > 0)
            .sorted(Comparator.comparing(table -> -table.counts().different()))
            .toList();
    for (TableComparison table : different) {
      rows(table);
    }
    out.write("</body></html>\n");
  }

  private void tiles(List<TableComparison> tables) throws IOException {
    TableComparison.Counts total = comparison.total();
    String different =
        total.different() > 0
            ? "bad\">Different."
            : "bad\">No row differs, but not every row was compared.";
    String word = comparison.identical() ? "good\">No differences." : different;
    out.write("<p class=\"" + word + "</p>\n<div class=\"tiles\">");
    tile(total.identical(), "identical");
    tile(total.changed(), "changed");
    tile(total.removed(), "only left");
    tile(total.added(), "only right");
    tile(tables.stream().filter(t -> t.notCompared().isPresent()).count(), "tables not compared");
    out.write("</div>\n");
  }

  private void tile(long number, String words) throws IOException {
    out.write("<div class=\"tile\"><b>" + number(number) + "</b>" + words + "</div>");
  }

  private void summary(List<TableComparison> tables) throws IOException {
    out.write(
        "<table><tr><th>table</th><th class=\"n\">identical</th><th class=\"n\">changed</th>"
            + "<th class=\"n\">only left</th><th class=\"n\">only right</th><th></th></tr>\n");
    for (TableComparison table : tables) {
      TableComparison.Counts counts = table.counts();
      out.write("<tr><td>" + escaped(table.right().name()) + "</td>");
      long[] numbers = {counts.identical(), counts.changed(), counts.removed(), counts.added()};
      for (long number : numbers) {
        out.write("<td class=\"n\">" + number(number) + "</td>");
      }
      out.write("<td class=\"faint\">" + escaped(remarks(table)) + "</td></tr>\n");
    }
    out.write("</table>\n");
  }

  private static String remarks(TableComparison table) {
    StringBuilder words = new StringBuilder();
    table.notCompared().ifPresent(reason -> words.append("not compared: ").append(reason));
    remark(words, table.besides().filtered(), "filtered");
    remark(words, table.besides().setAside(), "set aside");
    remark(words, table.besides().others(), "of others");
    remark(words, table.besides().tooLarge(), "too large to be compared");
    table.columnsLeftOut().forEach(c -> words.append(" · not compared: ").append(c));
    return words.toString();
  }

  private static void remark(StringBuilder words, long rows, String what) {
    if (rows > 0) {
      words.append(" · ").append(number(rows)).append(' ').append(what);
    }
  }

  private void rows(TableComparison table) throws IOException {
    out.write("<h2>" + escaped(table.right().name()) + "</h2>\n<div class=\"wide\"><table><tr>");
    out.write("<th></th>");
    for (String column : comparison.columns(table.right())) {
      out.write("<th>" + escaped(column) + "</th>");
    }
    out.write("</tr>\n");
    long shown = Math.min(MOST_ROWS, table.counts().different());
    for (long from = 0; from < shown; from += PAGE) {
      int count = (int) Math.min(PAGE, shown - from);
      for (RowDifference row : comparison.page(table.right(), from, count, LONGEST)) {
        row(row);
      }
    }
    out.write("</table></div>\n");
    if (shown < table.counts().different()) {
      out.write("<p class=\"faint\">" + number(shown) + " of ");
      out.write(number(table.counts().different()) + " rows are shown.</p>\n");
    }
  }

  private void row(RowDifference row) throws IOException {
    String kind = row.kind().name().toLowerCase(Locale.ROOT);
    String mark =
        switch (row.kind()) {
          case ADDED -> "+";
          case REMOVED -> "−";
          case CHANGED -> "~";
        };
    out.write("<tr class=\"" + kind + "\"><td title=\"" + kind + "\">" + mark + "</td>");
    if (row.cells().isEmpty()) {
      String key = row.key().isEmpty() ? "a row without a key" : keyWords(row);
      out.write("<td>" + escaped(key) + "</td>");
    }
    for (CellDifference cell : row.cells()) {
      if (cell.changed()) {
        out.write("<td class=\"changed\"><del>" + value(cell.left()) + "</del> <ins>");
        out.write(value(cell.right()) + "</ins></td>");
      } else {
        out.write("<td>" + value(cell.right().or(cell::left)) + "</td>");
      }
    }
    out.write("</tr>\n");
  }

  private static String keyWords(RowDifference row) {
    return row.key().entrySet().stream()
        .map(part -> part.getKey() + " " + part.getValue().shown())
        .collect(Collectors.joining(", "));
  }

  private static String value(Optional<ExactValue> value) {
    return value
        .map(v -> v.isNull() ? "<i>NULL</i>" : escaped(v.shown()))
        .orElse("<i>not known</i>");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
