package dev.turnstone.row;

import dev.turnstone.catalog.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database that rows are written to; it can be read back like a source. Thread safe. */
public interface TargetDatabase extends SourceDatabase {
  /** A writer on a connection of its own. */
  RowSink openSink(Lease lease);

  /** What takes rows out again, on a connection of its own. */
  RowEraser openEraser(Lease lease);

  /** How one of its tables is replaced by another. */
  TableSwap swaps();

  /** Leases and chunk markers kept in the target. */
  RunLedger ledger();

  /** Runs statements one after the other, each committed by itself, on a session of their own. */
  void execute(List<String> statements);

  /**
   * Sentences about sessions of others whose transaction has been open for longer than a lock is
   * waited for; empty where the vendor has no sessions, there are none, or the server does not say.
   */
  List<String> inTheWay();

  /** Runs a statement and takes it back, whatever it did. */
  void tryOut(String statement);

  /** Has a statement read, and not carried out. */
  ParsedStatement parse(String statement);

  /** What it says of the present user's rights and of its room; nothing is written. */
  Survey survey(Survey.Needs needs);

  /**
   * What a table would say to rows, without writing any.
   *
   * @param write the columns that rows bring; the table need not be there yet
   * @param keys whose values are wanted of each row; only those of columns that rows bring, or of
   *     expressions
   * @param judged false: only the keys are asked for, of rows that the table holds
   */
  RowRules rules(TableWrite write, List<Key> keys, boolean judged);

  /** Rows of a query as text in the vendor's own form; for small results only. */
  default List<List<@Nullable String>> query(String sql) {
    return query(sql, Integer.MAX_VALUE);
  }

  /**
   * As {@link #query(String)}, giving the first {@code most} rows and no more.
   *
   * @param most at least 1
   */
  List<List<@Nullable String>> query(String sql, int most);
}
