package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.Lease;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A target whose chunks are timed; everything else is passed on. The caller closes the target. */
final class TimedTarget implements TargetDatabase {
  private final TargetDatabase target;
  private final ChunkTimes times;

  TimedTarget(TargetDatabase target, ChunkTimes times) {
    this.target = target;
    this.times = times;
  }

  @Override
  public RowSink openSink(Lease lease) {
    return new TimedSink(target.openSink(lease), times);
  }

  @Override
  public RowEraser openEraser(Lease lease) {
    return target.openEraser(lease);
  }

  @Override
  public TableSwap swaps() {
    return target.swaps();
  }

  @Override
  public RunLedger ledger() {
    return target.ledger();
  }

  @Override
  public void execute(List<String> statements) {
    target.execute(statements);
  }

  @Override
  public ParsedStatement parse(String statement) {
    return target.parse(statement);
  }

  @Override
  public List<String> inTheWay() {
    return target.inTheWay();
  }

  @Override
  public void tryOut(String statement) {
    target.tryOut(statement);
  }

  @Override
  public Survey survey(Survey.Needs needs) {
    return target.survey(needs);
  }

  @Override
  public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
    return target.rules(write, keys, judged);
  }

  @Override
  public List<List<@Nullable String>> query(String sql, int most) {
    return target.query(sql, most);
  }

  @Override
  public Dialect dialect() {
    return target.dialect();
  }

  @Override
  public Catalog catalog(boolean counted) {
    return target.catalog(counted);
  }

  @Override
  public Snapshot snapshot(int readers) {
    return target.snapshot(readers);
  }

  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    return target.nextNumber(table, column);
  }

  @Override
  public void close() {
    // whoever opened the target closes it
  }
}
