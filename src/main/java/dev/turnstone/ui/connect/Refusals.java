package dev.turnstone.ui.connect;

import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.migration.Migration.Tools;
import javafx.beans.property.StringProperty;

/** Says what was refused where it was asked for; what nobody expected is handed on. */
final class Refusals {
  private final StringProperty words;
  private final Tools tools;

  Refusals(StringProperty words, Tools tools) {
    this.words = words;
    this.tools = tools;
  }

  void tell(Throwable reason) {
    if (reason instanceof EngineException) {
      Failure failure = Failure.of(reason, tools.messages());
      words.set(failure.title() + " " + String.join(" ", failure.words()));
    } else {
      tools.failed().accept(reason);
    }
  }
}
