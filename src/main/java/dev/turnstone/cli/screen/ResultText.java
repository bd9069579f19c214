package dev.turnstone.cli.screen;

import dev.turnstone.app.RunResult;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.ConditionVerdict;
import dev.turnstone.run.Phase;
import dev.turnstone.verify.TableVerdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a run as text: the verdict, every table, the rows set aside, where to look next. */
public final class ResultText {
  private final PrintStream out;
  private final Paint paint;

  public ResultText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  public void print(RunResult result, Causes causes) {
    out.println(paint.strong("Run " + result.run()) + ": " + verdict(result, causes.rows()));
    tables(result);
    if (causes.rows() > 0) {
      out.println(Numbers.count(causes.rows(), "row") + " set aside, by cause:");
      causes.lines(paint).forEach(line -> out.println("  " + line));
    }
    ProblemText.print(out, serious(result.problems()), paint);
    result.conditions().forEach(this::condition);
    result.tables().forEach(this::differences);
    phases(result);
    next(result, causes.rows());
  }

  /** Notes were told when the plan was checked, but for what makes this run another than usual. */
  private static List<Problem> serious(List<Problem> problems) {
    return problems.stream()
        .filter(
            p ->
                p.severity() != Severity.NOTE
                    || p.code() == Code.RUN_BEFORE
                    || p.code() == Code.REPLACED)
        .toList();
  }

  private String verdict(RunResult result, long setAside) {
    return switch (result.state()) {
      case DONE -> paint.good("done. " + everyRow(result));
      case DONE_WITH_SET_ASIDE ->
          paint.warning("done, " + Numbers.count(setAside, "row") + " set aside.")
              + (filtered(result) > 0 ? " " + filteredOut(result) : "")
              + " All others are in the target and were read back equal.";
      case DIFFERENT ->
          paint.bad(
              result.conditions().stream().allMatch(ConditionVerdict::holds)
                      || !result.tables().stream().allMatch(RunResult.Line::verified)
                  ? "different. The target does not hold what the run wrote."
                  : "different. A condition of the plan does not hold after the run.");
      case CANARY -> canary(setAside);
      case REFUSED -> paint.bad("refused. Nothing was written.");
      case UNDONE, UNDO_STOPPED -> paint.warning("taken back, in whole or in part.");
      case STOPPED, RUNNING ->
          paint.warning("stopped.") + " What is committed stays; nothing is half written.";
    };
  }

  private String canary(long setAside) {
    String found =
        setAside == 0
            ? paint.good("the canary is well.") + " Its rows"
            : paint.warning("the canary set " + Numbers.count(setAside, "row") + " aside.")
                + " Its other rows";
    return found + " are in the target and were read back equal; the rest of the source waits.";
  }

  private static String everyRow(RunResult result) {
    return filtered(result) == 0
        ? "Every row read is in the target and was read back equal."
        : filteredOut(result) + " Every other is in the target and was read back equal.";
  }

  private static String filteredOut(RunResult result) {
    return Numbers.count(filtered(result), "row") + " filtered out as planned.";
  }

  private static long filtered(RunResult result) {
    return result.tables().stream().mapToLong(l -> l.report().counts().filtered()).sum();
  }

  private void tables(RunResult result) {
    TextTable table =
        new TextTable(
            "table",
            ">read",
            ">inserted",
            ">updated",
            ">unchanged",
            ">filtered",
            ">set aside",
            "verified",
            ">seconds");
    ChunkCounts total = ChunkCounts.NOTHING;
    for (RunResult.Line line : result.tables()) {
      total = total.plus(line.report().counts());
      row(
          table,
          line.report().target().name(),
          line.report().counts(),
          verified(line),
          seconds(line));
    }
    boolean all = result.tables().stream().allMatch(RunResult.Line::verified);
    boolean none = result.tables().stream().allMatch(line -> line.verdict().isEmpty());
    row(
        table,
        "total",
        total,
        none ? "-" : all ? "yes" : "NO",
        String.format(Locale.ROOT, "%.2f", result.seconds()));
    table.lines(paint).forEach(line -> out.println("  " + line));
  }

  private static void row(
      TextTable table, String name, ChunkCounts counts, String verified, String seconds) {
    table.row(
        name,
        Numbers.count(counts.read()),
        Numbers.count(counts.written().inserted()),
        Numbers.count(counts.written().updated()),
        Numbers.count(counts.written().unchanged()),
        Numbers.count(counts.filtered()),
        Numbers.count(counts.setAside()),
        verified,
        seconds);
  }

  private static String verified(RunResult.Line line) {
    return line.verdict().isEmpty() ? "-" : line.verified() ? "yes" : "NO";
  }

  private static String seconds(RunResult.Line line) {
    return String.format(Locale.ROOT, "%.2f", line.report().seconds());
  }

  private void condition(ConditionVerdict verdict) {
    String name = Visible.text(verdict.condition().name());
    String found = Visible.text(verdict.found());
    out.println(
        verdict.holds()
            ? "  " + paint.good("holds") + " " + name + ": " + found
            : "  "
                + paint.bad("unmet")
                + " "
                + name
                + ": found "
                + found
                + ", wanted "
                + Visible.text(verdict.wanted()));
  }

  /** Rows by their keys; those without one are only counted. */
  private void differences(RunResult.Line line) {
    Map<String, Integer> keyless = new TreeMap<>();
    for (TableVerdict.Example example :
        line.verdict().map(TableVerdict::examples).orElse(List.of())) {
      String word = example.kind().name().toLowerCase(Locale.ROOT);
      if (example.key().isEmpty()) {
        keyless.merge(word, 1, Integer::sum);
      } else {
        difference(line, word, key(example));
      }
    }
    keyless.forEach(
        (word, rows) -> difference(line, word, Numbers.count(rows, "row") + " without a key"));
  }

  private static String key(TableVerdict.Example example) {
    return example.key().entrySet().stream()
        .map(part -> Visible.text(part.getKey() + " " + part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void difference(RunResult.Line line, String word, String rows) {
    String table = Visible.text(line.report().target().name());
    out.println("  " + paint.bad(word) + " in " + table + ": " + rows);
  }

  private void phases(RunResult result) {
    if (!result.phases().isEmpty()) {
      String phases =
          result.phases().entrySet().stream()
              .map(ResultText::phase)
              .collect(Collectors.joining(", "));
      out.println("Took " + Numbers.duration(result.seconds()) + ": " + phases + ".");
    }
  }

  private static String phase(Map.Entry<Phase, Double> phase) {
    return phase.getKey().label() + " " + Numbers.duration(phase.getValue());
  }

  private void next(RunResult result, long setAside) {
    if (setAside > 0) {
      out.println("Each of them, with its original values: turnstone quarantine " + result.run());
    }
    switch (result.state()) {
      case STOPPED, RUNNING -> out.println("Go on with: turnstone resume " + result.run());
      case DONE, DONE_WITH_SET_ASIDE, DIFFERENT ->
          out.println("Compare again at any time: turnstone verify " + result.run());
      case CANARY -> {
        out.println("Carry the whole plan out with: turnstone promote " + result.run());
        out.println("Take the slice back with: turnstone abort " + result.run());
      }
      case UNDONE, UNDO_STOPPED, REFUSED -> {}
    }
  }
}
