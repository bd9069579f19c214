package dev.turnstone.undo.rollback;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.plan.file.PlanJson;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Missing;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to tables that were there before the run: indexes, foreign keys and triggers that an
 * interrupted run, or undo itself, took away come back.
 */
final class Definitions {
  private final UndoParts parts;
  private final Lifting lifting;
  private final List<Problem> problems;

  Definitions(UndoParts parts, Lifting lifting, List<Problem> problems) {
    this.parts = parts;
    this.lifting = lifting;
    this.problems = problems;
  }

  private static String note(Table table) {
    return "undo lifted " + table.name();
  }

  /**
   * Where definitions are part of no transaction, or rows are written back, takes triggers away
   * until {@link #restore}.
   */
  void lift(TableWork work, Catalog now) {
    Optional<Table> table = now.table(work.table());
    boolean apart = !lifting.transactional() || work.restores();
    if (!apart || table.isEmpty() || !lifting.needed(work.table())) {
      return;
    }
    parts.journal().note(note(table.get()), written(table.get()));
    parts.requireLease();
    parts.target().execute(lifting.triggersAway(work.table()));
    lifting.liftedApart(work.table());
  }

  private static String written(Table table) {
    try {
      return PlanJson.writer().writeValueAsString(table);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table cannot be written as JSON", e);
    }
  }

  /**
   * Brings back what the table lacks of what it was before the run.
   *
   * @param now read when the rows had gone
   */
  void restore(TableWork work, Catalog now) {
    Optional<Table> present = now.table(work.table());
    if (present.isEmpty() || work.goal().created()) {
      return;
    }
    Table before = work.goal().table();
    Missing missing = new Missing(now, before);
    Dialect dialect = parts.target().dialect();
    List<Trigger> triggers = missing(present.get(), wanted(work));
    List<String> statements =
        new ArrayList<>(dialect.afterLoad(with(missing.keysAndIndexes(), triggers)));
    if (!statements.isEmpty()) {
      parts.requireLease();
      parts.target().execute(statements);
    }
    for (ForeignKey key : missing.foreignKeys()) {
      addKey(before, key, dialect.addForeignKey(before, key));
    }
    for (ForeignKey key : missing.unproven()) {
      List<String> proof = dialect.addForeignKey(before, key);
      addKey(before, key, proof.subList(Math.min(1, proof.size()), proof.size()));
    }
  }

  /** The triggers of before the run, and those that others have made since and undo lifted. */
  private List<Trigger> wanted(TableWork work) {
    Table before = work.goal().table();
    List<Trigger> wanted = new ArrayList<>(before.traits().triggers());
    Optional<String> lifted = parts.journal().note(note(before));
    if (lifted.isPresent()) {
      for (Trigger trigger : read(lifted.get()).traits().triggers()) {
        if (wanted.stream().noneMatch(t -> t.name().equals(trigger.name()))) {
          wanted.add(trigger);
        }
      }
    }
    return wanted;
  }

  private Table read(String json) {
    try {
      return PlanJson.reader(Table.class).readValue(json);
    } catch (JsonProcessingException e) {
      throw new JournalDamaged(
          Problem.blocker(
              Code.JOURNAL_DAMAGED, Location.EVERYWHERE, parts.run(), "a table cannot be read"),
          e);
    }
  }

  private static List<Trigger> missing(Table present, List<Trigger> wanted) {
    return wanted.stream()
        .filter(Trigger::enabled)
        .filter(
            w ->
                present.traits().triggers().stream()
                    .noneMatch(t -> t.name().equals(w.name()) && t.enabled()))
        .toList();
  }

  private static Table with(Table table, List<Trigger> triggers) {
    TableTraits old = table.traits();
    TableTraits traits =
        new TableTraits(
            old.rows(),
            old.estimatedRows(),
            old.storage(),
            old.rowSecurity(),
            old.parent(),
            triggers,
            old.comment(),
            old.constraintComments());
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        traits);
  }

  /** A key that rows of others break since stays away, and that is said. */
  private void addKey(Table table, ForeignKey key, List<String> statements) {
    if (statements.isEmpty()) {
      return;
    }
    Dialect dialect = parts.target().dialect();
    Location where = Location.table(table.name().toString());
    Problem broken = Problem.warning(Code.UNDO_KEY_LEFT_OUT, where, key.name());
    boolean unproven = dialect.vendor().mysqlFamily();
    if (unproven && !parts.target().query(dialect.anyOrphan(table, key, false)).isEmpty()) {
      problems.add(broken);
      return;
    }
    parts.requireLease();
    try {
      parts.target().execute(statements);
    } catch (ServerRefused e) {
      problems.add(broken);
    }
  }
}
