package dev.turnstone.document;

import dev.turnstone.catalog.TableName;
import dev.turnstone.document.text.ProspectText;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.ShellWord;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Example;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.rehearse.ValueLoss;
import dev.turnstone.row.OriginalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The report of a rehearsal as one page that needs nothing else: it follows the reader's light or
 * dark setting and prints. Everything foreign in it is escaped; it runs no script.
 */
public final class RehearsalPage {
  private static final String STYLE =
      """
      :root{--ground:#fff;--text:#1c2126;--faint:#5c6670;--line:#d9dee3;--good:#1a7f4b;--warn:#9a6200;--bad:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ground:#14181c;--text:#e6e9ec;--faint:#9aa5af;--line:#333b43;--good:#5fd49a;--warn:#f0b95c;--bad:#ff8a80}}
      body{margin:0 auto;max-width:72rem;padding:2rem;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
      p{margin:.3rem 0}.faint{color:var(--faint)}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
      .tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0}.tile{border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;min-width:6rem}
      .tile b{display:block;font-size:1.4rem;font-variant-numeric:tabular-nums}
      table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
      th{color:var(--faint);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
      code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
      section.cause{border-left:3px solid var(--line);margin:.75rem 0;padding:.1rem 0 .1rem .8rem;break-inside:avoid}
      @media print{body{max-width:none;padding:0;font-size:11px}:root{--ground:#fff;--text:#000;--faint:#444;--line:#bbb}}
      """;
  private final String planFile;
  private final boolean values;
  private final StringBuilder page = new StringBuilder();

  private RehearsalPage(String planFile, boolean values) {
    this.planFile = planFile;
    this.values = values;
  }

  /**
   * The page.
   *
   * @param values true: values of refused rows are shown, not only their keys
   */
  public static String of(Report report, String planFile, boolean values) {
    RehearsalPage page = new RehearsalPage(planFile, values);
    page.write(report);
    return page.page.toString();
  }

  private void write(Report report) {
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\">")
        .append("<title>Rehearsal of ")
        .append(escaped(report.plan().name()))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n");
    head(report);
    prospect(report);
    tables(report);
    causes(report);
    losses(report);
    preflight(report);
    problems(report);
    page.append("</body></html>\n");
  }

  private void head(Report report) {
    boolean blocked = !report.blockers().isEmpty();
    page.append("<h1>Rehearsal of ").append(escaped(report.plan().name())).append("</h1>\n");
    String kind = blocked ? "bad" : report.refused() > 0 ? "warn" : "good";
    String words =
        blocked
            ? "The plan cannot be run: " + report.blockers().size() + " blockers."
            : report.refused() + " rows would be set aside; the plan can be run.";
    String written = ProspectText.written(report);
    String first = written.substring(0, 1).toUpperCase(Locale.ROOT);
    paragraph(kind, words + " " + first + written.substring(1) + ".");
    for (Script script : report.irreversible()) {
      paragraph("bad", "IRREVERSIBLE: nothing takes the step " + script.name() + " back.");
    }
    paragraph(
        "faint",
        report.plan().source().connection()
            + " → "
            + report.plan().target().connection()
            + " · plan "
            + report.approval().hash()
            + (report.extent().complete() ? " · every row read" : " · a sample read")
            + String.format(Locale.ROOT, " · %.1f s", report.seconds()));
    page.append("<div class=\"tiles\">");
    tile(report, "read", RehearsedTable::read);
    tile(report, "insert", RehearsedTable::inserted);
    tile(report, "update", RehearsedTable::updated);
    tile(report, "unchanged", RehearsedTable::unchanged);
    tile(report, "filtered", RehearsedTable::filtered);
    tile(report, "refused", RehearsedTable::refused);
    page.append("</div>\n");
  }

  private void tile(Report report, String name, ToLongFunction<RehearsedTable> count) {
    long rows = report.tables().stream().mapToLong(count).sum();
    page.append("<div class=\"tile\"><b>").append(number(rows)).append("</b>");
    page.append(name).append("</div>");
  }

  private void tables(Report report) {
    Map<TableName, String> expected = ProspectText.byTable(report.prospect());
    List<List<String>> rows = new ArrayList<>();
    for (RehearsedTable t : report.tables()) {
      rows.add(
          List.of(
              t.target().name(),
              number(t.read()),
              number(t.inserted()),
              number(t.updated()),
              number(t.unchanged()),
              number(t.filtered()),
              number(t.refused()),
              expected.getOrDefault(t.target(), "not tried")));
    }
    String heads = "table,>read,>insert,>update,>unchanged,>filtered,>refused,>expected";
    table("By table", heads, rows);
  }

  private void prospect(Report report) {
    Prospect prospect = report.prospect();
    heading("What to expect");
    UndoCertificate undo = prospect.certificate();
    String kind = undo.proven() ? "good" : undo.rehearsed() ? "bad" : "warn";
    List<String> lines = ProspectText.lines(prospect);
    lines.subList(0, lines.size() - 1).forEach(line -> paragraph("", line));
    paragraph(kind, lines.get(lines.size() - 1));
    List<List<String>> proofs = new ArrayList<>();
    for (UndoCertificate.OfTable t : undo.tables()) {
      proofs.add(
          List.of(
              t.table().name(),
              number(t.before()),
              number(t.loaded()),
              number(t.changed()),
              number(t.undone()),
              t.digestBefore(),
              t.digestAfter(),
              t.equal() ? "equal" : "NOT EQUAL"));
    }
    table(
        "Undo certificate",
        "table,>rows before,>loaded,>changed,>undone,digest before,digest after,",
        proofs);
  }

  private void causes(Report report) {
    if (report.causes().isEmpty()) {
      return;
    }
    heading("Why rows would be set aside");
    for (Cause cause : report.causes()) {
      page.append("<section class=\"cause\">");
      paragraph("warn", number(cause.rows()) + " × " + cause.problem().message());
      String first = cause.first().stream().map(this::example).collect(Collectors.joining("; "));
      paragraph("faint", "at " + first + (cause.rows() > cause.first().size() ? ", .." : ""));
      cause.extreme().ifPresent(e -> paragraph("faint", "most extreme at " + example(e)));
      for (Fix fix : cause.fixes()) {
        page.append("<p>").append(escaped(fix.words())).append(": <code>turnstone plan set ");
        page.append(escaped(ShellWord.of(planFile) + " " + fix.options())).append("</code></p>");
      }
      cause
          .byHand()
          .ifPresent(
              sql ->
                  page.append("<p>Or run in the target: <code>")
                      .append(escaped(sql))
                      .append(";</code></p>"));
      if (cause.fixes().isEmpty() && cause.byHand().isEmpty()) {
        paragraph("", cause.problem().fix(planFile));
      }
      page.append("</section>\n");
    }
  }

  private String example(Example example) {
    String key =
        example.key().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    String shown = key.isEmpty() ? "a row without a key" : key;
    String follows = example.follows().map(parent -> " (follows " + parent + ")").orElse("");
    return shown + follows + (values ? example.value().map(RehearsalPage::value).orElse("") : "");
  }

  private static String value(OriginalValue value) {
    return " = " + value.value().or(() -> value.hex().map(hex -> "x'" + hex + "'")).orElse("NULL");
  }

  private void losses(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (ValueLoss loss : report.losses()) {
      rows.add(
          List.of(
              loss.where().toString(),
              loss.from(),
              loss.to(),
              loss.verdict().reason(),
              number(loss.read()),
              number(loss.changed()),
              number(loss.refused())));
    }
    table("Values whose types promise less", "column,from,to,why,>values,>changed,>refused", rows);
  }

  private void preflight(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : report.preflight()) {
      rows.add(List.of(check.name(), check.status(), check.finding()));
    }
    table("Preflight", "check,,found", rows);
  }

  private void problems(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Problem problem : report.problems()) {
      rows.add(List.of(problem.severity().name(), problem.message(), problem.fix(planFile)));
    }
    table("Worth knowing", "severity,what,what to do", rows);
  }

  /** A table, unless it is empty; heads with {@code >} stand over numbers. */
  private void table(String title, String heads, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    heading(title);
    List<String> names = List.of(heads.split(",", -1));
    page.append("<table><thead><tr>");
    names.forEach(name -> cell("th", name.startsWith(">"), name.replace(">", "")));
    page.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        cell("td", names.get(i).startsWith(">"), row.get(i));
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table>\n");
  }

  private void cell(String tag, boolean number, String text) {
    page.append('<').append(tag).append(number ? " class=\"n\">" : ">");
    page.append(escaped(text)).append("</").append(tag).append('>');
  }

  private void heading(String title) {
    page.append("<h2>").append(escaped(title)).append("</h2>\n");
  }

  private void paragraph(String kind, String text) {
    page.append("<p class=\"").append(kind).append("\">").append(escaped(text)).append("</p>\n");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Text that cannot become anything else, control characters spelled out. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> append(safe, c);
              }
            });
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE ->
          safe.append("\\u{").append(Integer.toHexString(c)).append('}');
      default -> safe.appendCodePoint(c);
    }
  }
}
