package dev.turnstone.document.text;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.rehearse.Window;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is to be expected of a run and its undo, in words; for text and page alike. */
public final class ProspectText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private ProspectText() {}

  /** {@code Nothing was written}, or what was. */
  public static String written(Report report) {
    return report.prospect().tried()
        ? "nothing was written but scratch copies of tables, which are dropped again"
        : "nothing was written";
  }

  /** One sentence or more for each of: duration, window, undo. */
  public static List<String> lines(Prospect prospect) {
    List<String> lines = new ArrayList<>();
    lines.add(
        prospect
            .run()
            .map(run -> "Expected duration of the run: " + band(run) + ".")
            .orElse("No estimate of the run itself: no part of it was tried."));
    prospect.undo().ifPresent(undo -> lines.add("Taking it back: " + band(undo) + "."));
    prospect.window().ifPresent(window -> lines.add(window(window)));
    lines.add(undo(prospect.certificate()));
    return lines;
  }

  /** {@code 38.0 s to 52.1 s}. */
  public static String band(DurationBand band) {
    return Numbers.duration(band.low()) + " to " + Numbers.duration(band.high());
  }

  /** What falls to each table; empty when nothing is known. */
  public static Map<TableName, String> byTable(Prospect prospect) {
    Map<TableName, String> shares = new HashMap<>();
    for (DurationBand.OfTable t : prospect.run().map(DurationBand::tables).orElse(List.of())) {
      shares.put(t.table(), Numbers.duration(t.low()) + " to " + Numbers.duration(t.high()));
    }
    return shares;
  }

  private static String window(Window window) {
    String fits =
        window.fits()
            ? "the run fits"
            : "the run may not be over by then; it would have to begin by "
                + moment(window.latestStart());
    return "Window until "
        + moment(window.end())
        + ": "
        + fits
        + ". Point of no return, if it begins now: "
        + moment(window.pointOfNoReturn())
        + "; stopped and undone from then on, it is not back in time.";
  }

  /** A moment as people read it, with its zone. */
  public static String moment(OffsetDateTime moment) {
    return MOMENT.format(moment);
  }

  private static String undo(UndoCertificate undo) {
    if (undo.unrehearsed().isPresent()) {
      return sentence(undo.unrehearsed().get());
    }
    long loaded = undo.tables().stream().mapToLong(UndoCertificate.OfTable::loaded).sum();
    long changed = undo.tables().stream().mapToLong(UndoCertificate.OfTable::changed).sum();
    long unequal = undo.tables().stream().filter(t -> !t.equal()).count();
    String rows =
        Numbers.count(loaded, "row")
            + " loaded into copies of "
            + Numbers.count(undo.tables().size(), "table")
            + ", "
            + Numbers.count(changed)
            + " changed; taken back in "
            + Numbers.duration(undo.seconds());
    return unequal == 0
        ? "Undo rehearsed: " + rows + "; digest before = digest after in every copy."
        : "Undo rehearsed and FAILED: "
            + rows
            + "; the copies of "
            + Numbers.count(unequal, "table")
            + " are not what they were.";
  }

  private static String sentence(Problem problem) {
    String words = problem.message();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
