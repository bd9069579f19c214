package dev.turnstone.ui.execute;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.Window;
import dev.turnstone.run.Pace;
import dev.turnstone.ui.kit.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run is going to do, in words. */
record IntentionWords(Messages messages) {

  /** How rows are written to a table, and what that does to those that are there. */
  String mode(IntendedTable table) {
    if (table.plan().create().isPresent()) {
      return messages.text("execute.mode.create");
    }
    WriteMode mode = table.plan().mode();
    return messages.text(
        switch (mode) {
          case INTO_EMPTY -> "execute.mode.empty";
          case INSERT -> "execute.mode.insert";
          case UPSERT -> "execute.mode.upsert";
          case FAIL_IF_EXISTS -> "execute.mode.fail";
          case REPLACE -> "execute.mode.replace";
        });
  }

  /** Counted, or as the server guesses, which is said. */
  String rows(IntendedTable table) {
    if (table.rows().isEmpty()) {
      return messages.text("execute.expected.unknown");
    }
    String key = table.exact() ? "execute.expected.rows" : "execute.expected.about";
    return messages.text(key, table.rows().getAsLong());
  }

  /** What the dry run said of a table. */
  String foretold(IntendedTable table) {
    return table.rehearsed().map(this::foretold).orElse("");
  }

  private String foretold(RehearsedTable t) {
    List<String> parts = new ArrayList<>();
    add(parts, "execute.foretold.inserted", t.inserted());
    add(parts, "execute.foretold.updated", t.updated());
    add(parts, "execute.foretold.unchanged", t.unchanged());
    add(parts, "execute.foretold.filtered", t.filtered());
    add(parts, "execute.foretold.refused", t.refused());
    return String.join(", ", parts);
  }

  private void add(List<String> parts, String key, long rows) {
    if (rows > 0) {
      parts.add(messages.text(key, rows));
    }
  }

  /** What a dry run that holds found. */
  String found(Report report) {
    int blockers = report.blockers().size();
    if (blockers > 0) {
      return messages.text("execute.dry.blocked", blockers);
    }
    long read = report.tables().stream().mapToLong(RehearsedTable::read).sum();
    String key = report.extent().complete() ? "execute.dry.holds" : "execute.dry.sample";
    return messages.text(key, read, report.refused());
  }

  String duration(DurationBand band) {
    return messages.text("execute.duration", new Pace.Band(band.low(), band.high()).words());
  }

  String window(Window window) {
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(messages.locale())
            .withZone(ZoneId.systemDefault());
    return messages.text("execute.window.value", time.format(window.end()));
  }

  /** What the run keeps to, a sentence each. */
  List<String> safeguards(MigrationPlan plan) {
    Safeguards limits = plan.safeguards();
    List<String> all = new ArrayList<>();
    all.add(
        limits.chunkRows().isPresent()
            ? messages.text("execute.guard.chunks.fixed", limits.chunkRows().getAsInt())
            : messages.text("execute.guard.chunks"));
    all.add(aside(limits));
    limits.canary().ifPresent(n -> all.add(messages.text("execute.guard.canary", n)));
    limits
        .rowsPerSecond()
        .ifPresentOrElse(
            n -> all.add(messages.text("execute.guard.rate", n)),
            () -> all.add(messages.text("execute.guard.rate.none")));
    limits
        .bytesPerSecond()
        .ifPresent(n -> all.add(messages.text("execute.guard.bytes", n / 1_000_000.0)));
    all.add(
        limits.workers().isPresent()
            ? messages.text("execute.guard.workers", limits.workers().getAsInt())
            : messages.text("execute.guard.workers.usual"));
    if (!limits.conditions().isEmpty()) {
      all.add(messages.text("execute.guard.conditions", limits.conditions().size()));
    }
    all.add(messages.text("execute.guard.verify"));
    all.add(messages.text("execute.guard.undo"));
    return all;
  }

  private String aside(Safeguards limits) {
    if (limits.setAsideLimit().isPresent()) {
      return messages.text("execute.guard.aside", limits.setAsideLimit().getAsLong());
    }
    return limits
        .setAsidePercent()
        .map(p -> messages.text("execute.guard.aside.percent", p.toPlainString()))
        .orElseGet(() -> messages.text("execute.guard.aside.none"));
  }

  /** The plan's own steps, and those of them that nothing takes back; empty: it has none. */
  List<String> steps(MigrationPlan plan) {
    List<Script> scripts = plan.scripts().stream().filter(Script::enabled).toList();
    List<String> all = new ArrayList<>();
    if (!scripts.isEmpty()) {
      all.add(messages.text("execute.guard.steps", scripts.size(), names(scripts)));
    }
    List<Script> lasting = scripts.stream().filter(s -> s.undo().isEmpty()).toList();
    if (!lasting.isEmpty()) {
      all.add(messages.text("execute.guard.steps.lasting", names(lasting)));
    }
    return all;
  }

  private static String names(List<Script> scripts) {
    return scripts.stream().map(Script::name).collect(Collectors.joining(", "));
  }
}
