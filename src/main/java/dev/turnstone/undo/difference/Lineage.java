package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.RuleWords;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.Cell;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.RowCursor;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import dev.turnstone.sql.ExactValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the value of one cell of a run's target came from, as far as the run's plan and journal
 * know it.
 *
 * @param source the source table
 * @param rule what fills the column, in words
 * @param what became of the row
 * @param chunk the number of the chunk in which the row was written; empty: it was not
 * @param before the value that the cell had before; empty: there was none, or it is not known
 */
public record Lineage(
    Origin origin,
    TableName source,
    String rule,
    Happened what,
    OptionalInt chunk,
    Optional<ExactValue> before) {

  /**
   * The run.
   *
   * @param ended empty while it goes on
   */
  public record Origin(String run, String plan, Instant started, Optional<Instant> ended) {}

  /** What a run did to a row. */
  public enum Happened {
    /** It was not there before. */
    ADDED,
    /** It was there with other values. */
    CHANGED,
    /** It was there and held already what would have been written. */
    LEFT_AS_IT_WAS,
    /** The run wrote no row of this key. */
    NOT_WRITTEN
  }

  /**
   * Looks a cell up.
   *
   * @param key the row's key by column, as canonical texts
   * @throws Refused when the plan does not fill the column
   */
  public static Lineage of(
      Journal journal,
      MigrationPlan plan,
      TableName table,
      Map<String, String> key,
      String column) {
    TableGoal goal =
        Goals.kept(journal, plan).stream()
            .filter(g -> g.table().name().equals(table))
            .findFirst()
            .orElseThrow(() -> unknown(table, column));
    FieldPlan field =
        goal.plan().fields().stream()
            .filter(f -> f.target().equals(column))
            .findFirst()
            .orElseThrow(() -> unknown(table, column));
    Search search = new Search(goal.table(), key, column);
    for (ChunkRecord chunk : journal.chunks(table.toString())) {
      if (chunk.state() == ChunkRecord.State.DONE && search.in(journal, chunk)) {
        break;
      }
    }
    Origin origin =
        new Origin(
            journal.header().run(),
            journal.header().planHash(),
            journal.header().started(),
            journal.ended());
    return new Lineage(
        origin,
        goal.plan().source(),
        RuleWords.of(field),
        search.what,
        search.chunk,
        search.before);
  }

  private static Refused unknown(TableName table, String column) {
    Location where = Location.column(table.toString(), column);
    return new Refused(Problem.blocker(Code.COLUMN_MISSING, where, "plan", where.options()));
  }

  /** Looks for a row chunk by chunk. */
  private static final class Search implements Prior.Visitor {
    private final CanonicalKey keys;
    private final List<String> wanted;
    private final Column column;
    private final int stored;
    private Happened what = Happened.NOT_WRITTEN;
    private OptionalInt chunk = OptionalInt.empty();
    private Optional<ExactValue> before = Optional.empty();

    Search(Table table, Map<String, String> key, String column) {
      List<String> names = table.identity().map(Key::columns).orElse(List.of());
      this.keys = new CanonicalKey(names.stream().map(n -> table.column(n).orElseThrow()).toList());
      this.wanted = names.stream().map(name -> key.getOrDefault(name, "")).toList();
      this.column = table.column(column).orElseThrow(() -> unknown(table.name(), column));
      this.stored =
          table.columns().stream().filter(c -> !c.computed()).toList().indexOf(this.column);
    }

    boolean in(Journal journal, ChunkRecord in) {
      journal.fingerprints(
          in,
          (array, offset, length, hash) -> {
            if (is(array, offset, length)) {
              what = Happened.ADDED;
              chunk = OptionalInt.of(in.range().number());
            }
          });
      if (what == Happened.ADDED) {
        journal.prior().visit(in, this);
      }
      return what != Happened.NOT_WRITTEN;
    }

    private boolean is(byte[] array, int offset, int length) {
      if (length == 0 || wanted.isEmpty()) {
        return false;
      }
      byte[] key = Arrays.copyOfRange(array, offset, offset + length);
      return keys.values(key).stream().map(ExactValue::text).toList().equals(wanted);
    }

    @Override
    public void changed(byte[] array, int offset, int length, RowCursor row) {
      if (is(array, offset, length)) {
        what = Happened.CHANGED;
        Cell cell = new Cell();
        row.read(stored, cell);
        before = Optional.of(KeptRow.of(cell, column.type(), 1 << 20));
      }
    }

    @Override
    public void same(byte[] array, int offset, int length) {
      if (is(array, offset, length)) {
        what = Happened.LEFT_AS_IT_WAS;
      }
    }
  }
}
