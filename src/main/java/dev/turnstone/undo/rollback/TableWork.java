package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.TableTotals;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.run.TableGoal;
import dev.turnstone.sql.ExactValue;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table of a run that is undone, and what the run left in it. */
final class TableWork {
  private static final long MOST_ROWS = 1_000_000;

  /** A row takes up to 96 bytes while it waits for its like; a quarter of the heap may be taken. */
  private static final long PART_OF_HEAP = 4 * 96;

  private final TableGoal goal;
  private final Side side;
  private final TableTotals totals;

  TableWork(TableGoal goal, Vendor target, Journal journal) {
    this.goal = goal;
    this.totals = journal.totals(goal.table().name().toString());
    this.side = new Side(goal.table().counted(rows()), target);
  }

  TableGoal goal() {
    return goal;
  }

  TableName table() {
    return goal.table().name();
  }

  /** As journal and markers know the table. */
  String name() {
    return table().toString();
  }

  /** The table with the number of rows that the run left in it. */
  Table shape() {
    return side.table();
  }

  /** Rows that the run wrote, or found as it would have written them. */
  long rows() {
    return totals.counts().written().rows();
  }

  /** Sum of their hashes modulo 2^64. */
  long digest() {
    return totals.digest();
  }

  /** True when there was no row before the run. */
  boolean wasEmpty() {
    return goal.created() || goal.plan().mode().alone();
  }

  /** True when rows that the run changed become again what they were. */
  boolean restores() {
    return totals.counts().written().updated() > 0;
  }

  Side side() {
    return side;
  }

  /** True when the run added rows. */
  boolean adds() {
    return totals.counts().written().inserted() > 0;
  }

  /** True when the run did nothing but add rows. */
  boolean onlyAdded() {
    return totals.counts().written().updated() == 0 && totals.counts().written().unchanged() == 0;
  }

  /** Reads the table back; each thread needs one of its own. */
  RowProgram program() {
    return RowProgram.readBack(goal.plan(), side);
  }

  /** The columns of a fingerprint's key, in key order; empty: rows are told apart by all values. */
  List<String> keyColumns() {
    List<String> key = goal.table().identity().map(Key::columns).orElse(List.of());
    List<String> written = goal.plan().fields().stream().map(f -> f.target()).toList();
    return written.containsAll(key) ? key : List.of();
  }

  /** The key of a row of which only its fingerprint is left, as canonical texts, in key order. */
  Map<String, String> key(byte[] keys, int offset, int length) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> names = keyColumns();
    if (length > 0) {
      List<Column> columns = names.stream().flatMap(n -> shape().column(n).stream()).toList();
      byte[] key = Arrays.copyOfRange(keys, offset, offset + length);
      Iterator<ExactValue> values = new CanonicalKey(columns).values(key).iterator();
      for (String name : names) {
        texts.put(name, text(values.next()));
      }
    }
    return texts;
  }

  private static String text(ExactValue value) {
    return value.kind() == ExactValue.Kind.WITHHELD ? "(" + value.text() + " bytes)" : value.text();
  }

  /** True when rows can be read in ranges. */
  boolean divisible() {
    return goal.table().identity().isPresent();
  }

  /** In how many parts the rows have to be looked at so that each fits into memory. */
  int parts() {
    long most = Math.max(MOST_ROWS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    return (int) Math.max(1, (rows() + most - 1) / most);
  }
}
