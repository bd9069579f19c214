package dev.turnstone.ui.rehearse;

import dev.turnstone.document.text.Visible;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Example;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a dry run found, in words; what is foreign in them is safe to show. */
final class ReportWords {
  private static final int LONGEST = 60;
  private static final int MINUTE = 60;

  private final Messages messages;

  ReportWords(Messages messages) {
    this.messages = messages;
  }

  static long total(Report report, ToLongFunction<RehearsedTable> count) {
    return report.tables().stream().mapToLong(count).sum();
  }

  /** {@code customers.birth_date}, safe to show. */
  static String place(Location where) {
    return Visible.place(where.table().orElse(""), where.column());
  }

  /** True when something kept all rows from being read, so that numbers of rows say nothing. */
  boolean unread(@Nullable Report report) {
    return report != null && report.tables().isEmpty() && !report.blockers().isEmpty();
  }

  String sum(Report report, ToLongFunction<RehearsedTable> count) {
    return unread(report) ? "—" : number(total(report, count));
  }

  static Meaning refusing(Report report) {
    if (report.tables().isEmpty()) {
      return Meaning.PLAIN;
    }
    return report.refused() > 0 ? Meaning.LOSS : Meaning.OK;
  }

  String updates(Report report) {
    if (unread(report)) {
      return "—";
    }
    String updated = sum(report, RehearsedTable::updated);
    return updated + " / " + sum(report, RehearsedTable::unchanged);
  }

  String expected(Report report) {
    return report.prospect().run().map(this::about).orElse("—");
  }

  /** Below what is expected: how sure that is, or how to come to know it. */
  String expectedBand(Report report) {
    return report
        .prospect()
        .run()
        .map(b -> messages.text("rehearse.tile.expected", band(b.low(), b.high())))
        .orElseGet(() -> messages.text("rehearse.tile.unexpected"));
  }

  /** How many checks passed and conditions hold, and how it stands with the undo. */
  String foot(Report report) {
    List<Check> conditions =
        report.preflight().stream().filter(c -> c.name().startsWith("condition.")).toList();
    long held = conditions.stream().filter(c -> c.problem().isEmpty()).count();
    long passed = report.preflight().stream().filter(c -> c.problem().isEmpty()).count();
    int checks = report.preflight().size() - conditions.size();
    UndoCertificate undo = report.prospect().certificate();
    String key =
        undo.proven()
            ? "rehearse.foot.proven"
            : undo.rehearsed() ? "rehearse.foot.failed" : "rehearse.foot.untried";
    return messages.text("rehearse.foot", passed - held, checks, held, conditions.size())
        + " "
        + messages.text(key, seconds(undo.seconds()));
  }

  String number(long number) {
    return messages.text("rehearse.number", number);
  }

  /** What all of it comes to, below the page's title. */
  String summary(Report report) {
    String read;
    if (report.tables().isEmpty()) {
      read = messages.text("rehearse.summary.unread");
    } else if (report.extent().complete()) {
      read = messages.text("rehearse.summary.every");
    } else {
      read = messages.text("rehearse.summary.sample", report.extent().sample().orElse(0));
    }
    String key = report.prospect().tried() ? "rehearse.summary.scratch" : "rehearse.summary.pure";
    return read + " " + messages.text(key);
  }

  /** Below the number of rows that were read. */
  String read(Report report) {
    long left = total(report, RehearsedTable::filtered);
    int tables = report.tables().size();
    return left == 0
        ? messages.text("rehearse.tile.read", tables)
        : messages.text("rehearse.tile.filtered", tables, left);
  }

  String seconds(double seconds) {
    if (seconds < 10) {
      return messages.text("rehearse.moment", seconds);
    }
    if (seconds < 2 * MINUTE) {
      return messages.text("rehearse.seconds", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 2L * MINUTE * MINUTE
        ? messages.text("rehearse.minutes", whole / MINUTE, whole % MINUTE)
        : messages.text("rehearse.hours", whole / MINUTE / MINUTE, whole / MINUTE % MINUTE);
  }

  String band(double low, double high) {
    return messages.text("rehearse.band", seconds(low), seconds(high));
  }

  String about(DurationBand band) {
    return messages.text("rehearse.about", seconds((band.low() + band.high()) / 2));
  }

  /** Where it is, without the schema, and what; as a sentence begins where it is nowhere. */
  static String sentence(Problem problem) {
    String place = problem.where().toString();
    String words = problem.message();
    if (place.isEmpty()) {
      return Visible.text(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
    return place(problem.where()) + Visible.text(words.substring(place.length()));
  }

  /** How many rows, and whether the run would stop at the first of them. */
  String rows(Cause cause) {
    boolean stops = cause.problem().severity() == Severity.BLOCKER;
    return messages.text(stops ? "rehearse.cause.stops" : "rehearse.cause.rows", cause.rows());
  }

  /** The rows that stand for the others, with what is to blame in each. */
  String examples(Cause cause) {
    String first = cause.first().stream().map(this::example).collect(Collectors.joining("; "));
    List<String> words = new ArrayList<>(List.of(first));
    if (cause.rows() > cause.first().size()) {
      words.add("…");
    }
    cause.extreme().ifPresent(e -> words.add(messages.text("rehearse.cause.extreme", example(e))));
    return String.join(" ", words);
  }

  private String example(Example example) {
    String key =
        example.key().isEmpty()
            ? messages.text("rehearse.keyless")
            : example.key().entrySet().stream()
                .map(part -> Visible.text(part.getKey() + " " + part.getValue()))
                .collect(Collectors.joining(", "));
    String follows =
        example
            .follows()
            .map(p -> " " + messages.text("rehearse.follows", Visible.text(p)))
            .orElse("");
    return key + follows + example.value().map(v -> " = " + value(v)).orElse("");
  }

  private String value(OriginalValue value) {
    if (value.left().isPresent()) {
      return messages.text("rehearse.bytes", value.left().getAsLong());
    }
    String text =
        value
            .value()
            .map(v -> "\"" + v + "\"")
            .or(() -> value.hex().map(h -> "x'" + h + "'"))
            .orElse("NULL");
    String safe = Visible.text(text);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
  }

  /** Whether the undo was rehearsed, and what came of it. */
  String undo(UndoCertificate undo) {
    if (undo.unrehearsed().isPresent()) {
      return sentence(undo.unrehearsed().get());
    }
    long loaded = undo.tables().stream().mapToLong(UndoCertificate.OfTable::loaded).sum();
    long changed = undo.tables().stream().mapToLong(UndoCertificate.OfTable::changed).sum();
    String key = undo.proven() ? "rehearse.undo.proven" : "rehearse.undo.failed";
    return messages.text(key, loaded, undo.tables().size(), changed, seconds(undo.seconds()));
  }
}
