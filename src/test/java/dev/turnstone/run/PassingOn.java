package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A database, a ledger and a sink that pass everything on, to be changed in one point. */
final class PassingOn {
  private PassingOn() {}

  /** Closing it closes nothing. */
  static class Database implements TargetDatabase {
    private final TargetDatabase inner;

    Database(TargetDatabase inner) {
      this.inner = inner;
    }

    @Override
    public Dialect dialect() {
      return inner.dialect();
    }

    @Override
    public Catalog catalog(boolean counted) {
      return inner.catalog(counted);
    }

    @Override
    public Snapshot snapshot(int readers) {
      return inner.snapshot(readers);
    }

    @Override
    public Optional<BigInteger> nextNumber(TableName table, String column) {
      return inner.nextNumber(table, column);
    }

    @Override
    public RowSink openSink(Lease lease) {
      return inner.openSink(lease);
    }

    @Override
    public RowEraser openEraser(Lease lease) {
      return inner.openEraser(lease);
    }

    @Override
    public TableSwap swaps() {
      return inner.swaps();
    }

    @Override
    public RunLedger ledger() {
      return inner.ledger();
    }

    @Override
    public List<String> inTheWay() {
      return inner.inTheWay();
    }

    @Override
    public void execute(List<String> statements) {
      inner.execute(statements);
    }

    @Override
    public void tryOut(String statement) {
      inner.tryOut(statement);
    }

    @Override
    public ParsedStatement parse(String statement) {
      return inner.parse(statement);
    }

    @Override
    public Survey survey(Survey.Needs needs) {
      return inner.survey(needs);
    }

    @Override
    public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
      return inner.rules(write, keys, judged);
    }

    @Override
    public List<List<@Nullable String>> query(String sql, int most) {
      return inner.query(sql, most);
    }

    @Override
    public void close() {}
  }

  static class Ledger implements RunLedger {
    private final RunLedger inner;

    Ledger(RunLedger inner) {
      this.inner = inner;
    }

    @Override
    public Lease acquire(String plan, String run, String holder, Duration life) {
      return inner.acquire(plan, run, holder, life);
    }

    @Override
    public void requireFree(String plan, Duration life) {
      inner.requireFree(plan, life);
    }

    @Override
    public void heartbeat(Lease lease, Duration life) {
      inner.heartbeat(lease, life);
    }

    @Override
    public List<ChunkMarker> markers(String run) {
      return inner.markers(run);
    }

    @Override
    public boolean marked(String run, String table, int chunk) {
      return inner.marked(run, table, chunk);
    }

    @Override
    public void rememberKeys(String run, TableName table, List<String> key) {
      inner.rememberKeys(run, table, key);
    }

    @Override
    public long takeOut(Lease lease, ChunkMarker marker, String delete, long rows) {
      return inner.takeOut(lease, marker, delete, rows);
    }

    @Override
    public void startOver(Lease lease, TableName table, String delete) {
      inner.startOver(lease, table, delete);
    }

    @Override
    public void carryOut(
        Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
      inner.carryOut(lease, marker, statements, through);
    }

    @Override
    public boolean goesWithItsMarker(String statement) {
      return inner.goesWithItsMarker(statement);
    }

    @Override
    public void release(Lease lease, boolean forget) {
      inner.release(lease, forget);
    }
  }

  static class Sink implements RowSink {
    private final RowSink inner;

    Sink(RowSink inner) {
      this.inner = inner;
    }

    @Override
    public RowWriter begin(TableWrite write, PriorRows prior) {
      return inner.begin(write, prior);
    }

    @Override
    public void flush(RefusedRow refused) {
      inner.flush(refused);
    }

    @Override
    public Written finish(RefusedRow refused) {
      return inner.finish(refused);
    }

    @Override
    public void commit(ChunkMarker marker) {
      inner.commit(marker);
    }

    @Override
    public void rollback() {
      inner.rollback();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
