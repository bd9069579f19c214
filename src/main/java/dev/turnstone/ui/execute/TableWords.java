package dev.turnstone.ui.execute;

import dev.turnstone.ui.execute.TableLine.State;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;

/** How a table of a run stands, in words. */
record TableWords(Messages messages) {
  /** Its rows, as far as it is known how many there are. */
  String rows(TableLine line) {
    if (line.expected() >= 0) {
      return messages.text("execute.number", line.expected());
    }
    return line.confirmed() > 0
        ? messages.text("execute.number", line.confirmed())
        : messages.text("execute.percent.none");
  }

  String percent(TableLine line) {
    return line.percent()
        .map(p -> messages.text("execute.percent", p))
        .orElseGet(() -> messages.text("execute.percent.none"));
  }

  String state(TableLine line) {
    return switch (line.state()) {
      case WAITS_FOR_CHECK -> messages.text("execute.table.check");
      case WAITS_FOR_COUNT -> messages.text("execute.table.count");
      case WAITS_FOR_WORKER -> messages.text("execute.table.worker");
      case WAITS_FOR_RESUME -> messages.text("execute.table.resume");
      case COPYING ->
          line.left()
              .map(b -> messages.text("execute.table.left", b.words()))
              .orElseGet(() -> messages.text("execute.table.copying"));
      case COPIED -> messages.text("execute.table.copied");
      case READING_BACK -> messages.text("execute.table.reading");
      case VERIFIED ->
          line.setAside() == 0
              ? messages.text("execute.table.verified")
              : messages.text("execute.table.verified.aside", line.setAside());
      case DIFFERENT -> messages.text("execute.table.different");
    };
  }

  Meaning meaning(TableLine line) {
    return switch (line.state()) {
      case VERIFIED -> line.setAside() == 0 ? Meaning.OK : Meaning.WARN;
      case DIFFERENT -> Meaning.LOSS;
      case READING_BACK -> Meaning.INFO;
      case WAITS_FOR_CHECK, WAITS_FOR_COUNT, WAITS_FOR_WORKER, WAITS_FOR_RESUME, COPYING, COPIED ->
          Meaning.PLAIN;
    };
  }

  /** True where the state is what came of it, and stands out. */
  static boolean stands(TableLine line) {
    return line.state().compareTo(State.READING_BACK) >= 0;
  }

  /** The whole line, for who does not see it. */
  String spoken(TableLine line) {
    return messages.text(
        "execute.table.spoken", line.name(), rows(line), percent(line), state(line));
  }
}
