package dev.turnstone.document.text;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.problem.ShellWord;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Example;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.ValueLoss;
import dev.turnstone.row.OriginalValue;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a rehearsal found, as text: the verdict, the totals, tables, causes with their fixes. */
public final class RehearsalText {
  private static final int LONGEST = 60;
  private static final List<String> HEADS =
      List.of("table", ">read", ">insert", ">update", ">unchanged", ">filtered", ">refused");
  private final PrintStream out;
  private final Paint paint;
  private final boolean values;

  /**
   * Prints to a stream.
   *
   * @param values true: values of refused rows are shown, not only their keys
   */
  public RehearsalText(PrintStream out, Paint paint, boolean values) {
    this.out = out;
    this.paint = paint;
    this.values = values;
  }

  public void print(Report report, String planFile) {
    out.println(paint.strong("Rehearsal of " + Visible.text(planFile)) + ": " + verdict(report));
    irreversible(report);
    if (!report.tables().isEmpty()) {
      tables(report);
    }
    causes(report, planFile, Integer.MAX_VALUE);
    losses(report);
    preflight(report);
    List<Problem> told = report.problems();
    ProblemText.print(out, told, paint, planFile);
    prospect(report);
    out.println("Took " + Numbers.duration(report.seconds()) + ".");
    next(report, ShellWord.of(planFile));
  }

  /** The verdict, the tables and the first causes only. */
  public void printShort(Report report, String planFile, int mostCauses) {
    out.println(paint.strong("Rehearsal") + ": " + verdict(report));
    irreversible(report);
    tables(report);
    causes(report, planFile, mostCauses);
  }

  private String verdict(Report report) {
    long blockers = report.blockers().size();
    if (blockers > 0) {
      return paint.bad("refused.")
          + " "
          + Numbers.count(blockers, "blocker")
          + "; "
          + ProspectText.written(report)
          + ".";
    }
    String rows = report.extent().complete() ? "Every row was read" : "A sample was read";
    return report.refused() > 0
        ? paint.warning(Numbers.count(report.refused(), "row") + " would be set aside.")
            + " "
            + rows
            + "; "
            + ProspectText.written(report)
            + "."
        : paint.good("nothing would be set aside.")
            + " "
            + rows
            + "; "
            + ProspectText.written(report)
            + ".";
  }

  private void irreversible(Report report) {
    for (Script script : report.irreversible()) {
      String name = Visible.text(script.name());
      out.println(paint.bad("IRREVERSIBLE: nothing takes the step " + name + " back."));
    }
  }

  private void tables(Report report) {
    out.println(
        "  "
            + tile(report, "read", RehearsedTable::read)
            + tile(report, "insert", RehearsedTable::inserted)
            + tile(report, "update", RehearsedTable::updated)
            + tile(report, "unchanged", RehearsedTable::unchanged)
            + tile(report, "filtered", RehearsedTable::filtered)
            + tile(report, "refused", RehearsedTable::refused).stripTrailing());
    Map<TableName, String> expected = ProspectText.byTable(report.prospect());
    List<String> heads = new ArrayList<>(HEADS);
    if (!expected.isEmpty()) {
      heads.add(">expected");
    }
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (RehearsedTable one : report.tables()) {
      List<String> cells = new ArrayList<>();
      cells.add(one.target().name());
      cells.add(Numbers.count(one.read()));
      cells.add(Numbers.count(one.inserted()));
      cells.add(Numbers.count(one.updated()));
      cells.add(Numbers.count(one.unchanged()));
      cells.add(Numbers.count(one.filtered()));
      cells.add(Numbers.count(one.refused()));
      if (!expected.isEmpty()) {
        cells.add(expected.getOrDefault(one.target(), ""));
      }
      table.row(cells.toArray(String[]::new));
    }
    table.lines(paint).forEach(line -> out.println("  " + line));
  }

  private String tile(Report report, String name, ToLongFunction<RehearsedTable> count) {
    long rows = report.tables().stream().mapToLong(count).sum();
    return paint.strong(Numbers.count(rows)) + " " + name + "   ";
  }

  private void causes(Report report, String file, int most) {
    String planFile = ShellWord.of(file);
    if (report.causes().isEmpty()) {
      return;
    }
    out.println("Why rows would be set aside, most rows first:");
    for (Cause cause : report.causes().stream().limit(most).toList()) {
      boolean stops = cause.problem().severity() == Severity.BLOCKER;
      String rows = Numbers.count(cause.rows(), "row");
      out.println(
          "  "
              + (stops ? paint.bad(rows + ", the run stops") : paint.warning(rows))
              + "  "
              + Visible.text(cause.problem().message())
              + " "
              + paint.faint(cause.problem().code().name()));
      out.println("      " + examples(cause));
      answers(cause, planFile);
    }
    if (report.causes().size() > most) {
      out.println("  and " + Numbers.count(report.causes().size() - most, "more cause") + ".");
    }
  }

  private void answers(Cause cause, String planFile) {
    for (Fix fix : cause.fixes()) {
      String command = "turnstone plan set " + planFile + " " + Visible.text(fix.options());
      out.println("      " + Visible.text(fix.words()) + ": " + paint.accent(command));
    }
    cause
        .byHand()
        .ifPresent(sql -> out.println("      Or run in the target: " + Visible.text(sql) + ";"));
    if (cause.fixes().isEmpty() && cause.byHand().isEmpty()) {
      out.println("      " + Visible.text(cause.problem().fix(planFile)));
    }
  }

  private String examples(Cause cause) {
    List<String> words = new ArrayList<>();
    cause.first().forEach(example -> words.add(example(example)));
    String more = cause.rows() > cause.first().size() ? ", .." : "";
    String extreme =
        cause.extreme().map(example -> "; most extreme at " + example(example)).orElse("");
    return "at " + String.join("; ", words) + more + extreme;
  }

  private String example(Example example) {
    String key =
        example.key().isEmpty()
            ? "a row without a key"
            : example.key().entrySet().stream()
                .map(part -> Visible.text(part.getKey() + " " + part.getValue()))
                .collect(Collectors.joining(", "));
    String follows =
        example.follows().map(parent -> " (follows " + Visible.text(parent) + ")").orElse("");
    return key + follows + (values ? example.value().map(RehearsalText::shown).orElse("") : "");
  }

  private static String shown(OriginalValue value) {
    if (value.left().isPresent()) {
      return " = (" + value.left().getAsLong() + " bytes)";
    }
    String text = value.value().or(() -> value.hex().map(hex -> "x'" + hex + "'")).orElse("NULL");
    String safe = Visible.text(text);
    return " = " + (safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 2) + "..");
  }

  private void losses(Report report) {
    List<ValueLoss> losses = report.losses().stream().filter(loss -> !loss.none()).toList();
    int kept = report.losses().size() - losses.size();
    if (!losses.isEmpty()) {
      out.println("Values that do not arrive as they are:");
      TextTable table = new TextTable("column", "from", "to", ">values", ">changed", ">refused");
      for (ValueLoss loss : losses) {
        table.row(
            Visible.place(loss.where().table().orElse(""), loss.where().column()),
            loss.from(),
            loss.to(),
            Numbers.count(loss.read()),
            Numbers.count(loss.changed()),
            Numbers.count(loss.refused()));
      }
      table.lines(paint).forEach(line -> out.println("  " + line));
    }
    if (kept > 0) {
      out.println(
          "Of "
              + Numbers.count(kept, (losses.isEmpty() ? "" : "other ") + "column")
              + " whose type promises less, every value arrives as it is.");
    }
  }

  private void preflight(Report report) {
    long passed = report.preflight().stream().filter(c -> c.status().equals("PASS")).count();
    out.println(
        "Preflight: "
            + Numbers.count(passed)
            + " of "
            + Numbers.count(report.preflight().size(), "check")
            + " passed.");
    TextTable table = new TextTable("check", "", "found");
    for (Check check : report.preflight()) {
      table.row(check.name(), check.status(), check.finding());
    }
    table.lines(paint).forEach(line -> out.println("  " + line));
  }

  private void prospect(Report report) {
    boolean failed = report.prospect().certificate().rehearsed();
    failed &= !report.prospect().certificate().proven();
    for (String line : ProspectText.lines(report.prospect())) {
      String shown = Visible.text(line);
      out.println(failed && line.startsWith("Undo") ? paint.bad(shown) : shown);
    }
  }

  private void next(Report report, String planFile) {
    if (report.blockers().isEmpty()) {
      out.println(paint.good("The plan can be run") + ": turnstone run " + planFile);
    } else {
      out.println(paint.bad("The plan cannot be run") + " until the blockers are settled.");
    }
  }
}
