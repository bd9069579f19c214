package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.run.Pace;
import dev.turnstone.run.Phase;
import java.util.ArrayList;
import java.util.List;

/** Progress as lines of text: bars for a terminal, one sentence elsewhere. */
final class ProgressText {
  private static final int MOST_TABLES = 6;
  private final TerminalFacts facts;
  private final Paint paint;
  private final Pace pace = new Pace();

  ProgressText(TerminalFacts facts, Paint paint) {
    this.facts = facts;
    this.paint = paint;
  }

  /** To be told of every sample, in order, before lines are asked for. */
  void note(ProgressSample sample) {
    if (sample.phase().countsRows()) {
      pace.note(sample.seconds(), sample.confirmed());
    }
  }

  /**
   * A bar for each running table, the total, and what is being done; none wider than the terminal.
   */
  List<String> bars(ProgressSample sample) {
    List<String> lines = new ArrayList<>();
    if (sample.phase().countsRows()) {
      List<ProgressSample.OneTable> running =
          sample.tables().stream().filter(ProgressSample.OneTable::running).toList();
      for (ProgressSample.OneTable t : running.subList(0, Math.min(MOST_TABLES, running.size()))) {
        lines.add(bar(t.name(), t.confirmed(), t.expected(), setAside(t.setAside())));
      }
      lines.add(paint.strong(total(sample)));
    }
    String pace = sample.phase().countsRows() ? rate() + left(sample) : "";
    String clock = Numbers.duration(sample.seconds());
    lines.add(paint.accent(cut(sentence(sample) + pace + "  " + clock)));
    return lines;
  }

  private String total(ProgressSample sample) {
    return bar("all tables", sample.confirmed(), sample.expected(), setAside(sample.setAside()));
  }

  /** The whole state in one line. */
  String line(ProgressSample sample) {
    long expected = sample.expected();
    String of = expected < 0 ? "" : " of " + Numbers.count(expected);
    String percent = expected <= 0 ? "" : " (" + percent(sample.confirmed(), expected) + " %)";
    boolean loading = sample.phase().countsRows();
    String done = sample.phase() == Phase.REHEARSE ? " rows checked" : " rows confirmed";
    String rows = Numbers.count(sample.confirmed()) + of + done + percent;
    String more = loading ? rate() + left(sample) : "";
    return rows + more + setAside(sample.setAside()) + ". " + sentence(sample);
  }

  private static String sentence(ProgressSample sample) {
    return sample.doing().isEmpty() ? "Starting." : sample.doing();
  }

  private String rate() {
    return ", " + Numbers.count(Math.round(pace.lately())) + " rows/s";
  }

  private String left(ProgressSample sample) {
    return pace.remaining(sample.confirmed(), sample.expected())
        .map(
            band ->
                ", " + band.words() + (sample.phase() == Phase.REHEARSE ? " to read" : " to load"))
        .orElse("");
  }

  private static String setAside(long rows) {
    return rows == 0 ? "" : ", " + Numbers.count(rows) + " set aside";
  }

  private String bar(String name, long done, long expected, String more) {
    String numbers =
        expected < 0
            ? Numbers.count(done) + more
            : percent(done, expected)
                + " %  "
                + Numbers.count(done)
                + " of "
                + Numbers.count(expected)
                + more;
    int nameWidth = Math.min(24, facts.width() / 5);
    int barWidth = Math.min(24, facts.width() - nameWidth - numbers.length() - 4);
    String label = pad(shorten(name, nameWidth), nameWidth);
    String drawn = expected > 0 && barWidth >= 5 ? drawn(done, expected, barWidth) + "  " : "";
    return cut(label + "  " + drawn + numbers);
  }

  private String drawn(long done, long expected, int width) {
    int full = (int) Math.min(width, done * width / expected);
    return facts.unicode()
        ? "━".repeat(full) + "╌".repeat(width - full)
        : "#".repeat(full) + "-".repeat(width - full);
  }

  /** Rounded down: 100 is said only when every row is confirmed. */
  private static long percent(long done, long expected) {
    return expected == 0 ? 100 : Math.min(100, done * 100 / expected);
  }

  private String cut(String text) {
    return shorten(text, facts.width() - 1);
  }

  private static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 2) + "..";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
