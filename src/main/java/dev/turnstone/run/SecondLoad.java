package dev.turnstone.run;

import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;

/**
 * Loads a created table once more, from empty and with its keys in place, because rows break one:
 * so each offending row is found and set aside, and the first of each in the source's order stays.
 * A killed try is gone on with; the table's rows go one after the other in every try.
 */
final class SecondLoad {
  private static final String BEGUN = "begun";
  private final RunParts parts;
  private final TableJob job;

  SecondLoad(RunParts parts, TableJob job) {
    this.parts = parts;
    this.job = job;
  }

  /** True from {@link #begin} until {@link #carryOn} has ended, also in another process. */
  boolean underWay() {
    return parts.journal().note(note()).filter(BEGUN::equals).isPresent();
  }

  void begin() {
    parts
        .meter()
        .tell(
            "Rows of " + job.name() + " break a key; it is loaded again, row by row where needed.");
    parts.journal().note(note(), BEGUN);
  }

  /** Rows are written only once all keys are there; where one is missing, there are none yet. */
  void carryOn(LoadPhase load) {
    Dialect dialect = parts.target().dialect();
    Table table = job.target();
    Table missing = new Missing(parts.target().catalog(false), table).keysAndIndexes();
    if (!missing.keys().isEmpty() || !missing.indexes().isEmpty()) {
      String delete = "DELETE FROM " + dialect.quote(table.name());
      parts.target().ledger().startOver(parts.lease(), table.name(), delete);
      parts.journal().forget(job.name());
      parts.execute(dialect.completeTable(missing));
    }
    load.loadAgain(job);
    parts.journal().note(note(), "done");
  }

  private String note() {
    return "loading again " + job.name();
  }
}
