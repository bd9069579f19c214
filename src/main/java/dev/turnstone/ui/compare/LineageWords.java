package dev.turnstone.ui.compare;

import dev.turnstone.row.OriginalValue;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.Lineage.Happened;
import dev.turnstone.undo.difference.Lineage.OfCell;
import dev.turnstone.undo.difference.Lineage.Origin;
import dev.turnstone.undo.difference.Lineage.SourceRow;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says where a value came from. */
final class LineageWords {
  private static final int HASH = 7;

  private final Messages messages;

  LineageWords(Messages messages) {
    this.messages = messages;
  }

  /** One line each: the way of the value, what the source has now, who wrote it when. */
  List<String> of(Lineage lineage) {
    if (lineage.what() == Happened.NOT_WRITTEN) {
      return List.of(messages.text("compare.lineage.not_written"));
    }
    List<String> lines = new ArrayList<>();
    lineage.cells().forEach(cell -> lines.add(way(lineage, cell)));
    source(lineage.source()).ifPresent(lines::add);
    lines.add(origin(lineage));
    return lines;
  }

  private String way(Lineage lineage, OfCell cell) {
    String from =
        cell.sources().stream()
            .map(c -> lineage.source().table().name() + "." + c + value(lineage.source(), c))
            .collect(Collectors.joining(", "));
    String to = lineage.target().name() + "." + cell.column();
    String way =
        from.isEmpty() ? cell.rule() + " → " + to : from + " → " + cell.rule() + " → " + to;
    return cell.before().isEmpty()
        ? way
        : messages.text("compare.lineage.before", way, CellWords.line(cell.before().get().shown()));
  }

  private static String value(SourceRow source, String column) {
    return Optional.ofNullable(source.values().get(column))
        .map(v -> " \"" + words(v) + "\"")
        .orElse("");
  }

  private static String words(OriginalValue value) {
    if (value.type().equals("null")) {
      return "NULL";
    }
    if (value.left().isPresent()) {
      return "(" + value.left().getAsLong() + " bytes)";
    }
    return CellWords.line(value.hex().map(h -> "x'" + h + "'").or(value::value).orElse(""));
  }

  private Optional<String> source(SourceRow source) {
    return switch (source.state()) {
      case AS_READ -> Optional.empty();
      case CHANGED -> Optional.of(messages.text("compare.lineage.changed"));
      case GONE -> Optional.of(messages.text("compare.lineage.gone"));
      case OUT_OF_REACH -> Optional.of(messages.text("compare.lineage.unreachable", source.why()));
      case NOT_KNOWN -> Optional.of(messages.text("compare.lineage.unknown", source.why()));
    };
  }

  private String origin(Lineage lineage) {
    Origin origin = lineage.origin();
    List<String> words = new ArrayList<>();
    words.add(happened(lineage.what()));
    lineage.chunk().ifPresent(c -> words.add(messages.text("compare.lineage.chunk", c)));
    words.add(messages.text("compare.lineage.run", origin.run()));
    words.add(
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(messages.locale())
            .format(origin.ended().orElse(origin.started()).atZone(ZoneId.systemDefault())));
    if (!origin.operator().isEmpty()) {
      words.add(messages.text("compare.lineage.by", origin.operator()));
    }
    String hash = origin.plan().substring(0, Math.min(HASH, origin.plan().length()));
    words.add(messages.text("compare.lineage.plan", hash));
    return String.join(" · ", words);
  }

  private String happened(Happened what) {
    return messages.text(
        switch (what) {
          case ADDED -> "compare.lineage.added";
          case CHANGED -> "compare.lineage.rewritten";
          case LEFT_AS_IT_WAS -> "compare.lineage.left";
          case TAKEN_OUT -> "compare.lineage.taken";
          case NOT_WRITTEN -> "compare.lineage.not_written";
        });
  }
}
