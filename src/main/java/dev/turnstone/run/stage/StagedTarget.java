package dev.turnstone.run.stage;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.Lease;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target as it will be: where the name of a table that is to be replaced means the new one beside
 * it, which is not there before it is made. The old one cannot be seen, read or written.
 */
public final class StagedTarget implements TargetDatabase {
  private final TargetDatabase real;
  private final StagedNames names;
  private final Dialect dialect;

  public StagedTarget(TargetDatabase real, List<Stage> stages) {
    this.real = real;
    this.names = new StagedNames(stages, real.dialect().vendor());
    this.dialect = new StagedDialect(real.dialect(), real.swaps(), names);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Catalog catalog(boolean counted) {
    Catalog all = real.catalog(counted);
    List<Table> tables = new ArrayList<>();
    for (Table table : all.tables()) {
      if (names.of(table.name()).isEmpty()) {
        tables.add(seen(names.here(table)));
      }
    }
    return new Catalog(
        all.product(),
        all.database(),
        tables,
        all.sequences(),
        all.types(),
        all.leftBehind(),
        all.settings());
  }

  /** Without references to the tables that cannot be seen. */
  private Table seen(Table table) {
    List<ForeignKey> keys =
        table.foreignKeys().stream().filter(k -> names.of(k.target()).isEmpty()).toList();
    if (keys.size() == table.foreignKeys().size()) {
      return table;
    }
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        keys,
        table.indexes(),
        table.checks(),
        table.traits());
  }

  @Override
  public Snapshot snapshot(int readers) {
    return new StagedRows.State(real.snapshot(readers), names);
  }

  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    return real.nextNumber(names.there(table), column);
  }

  @Override
  public RowSink openSink(Lease lease) {
    return new StagedSink(real.openSink(lease), names);
  }

  @Override
  public RowEraser openEraser(Lease lease) {
    return new StagedEraser(real.openEraser(lease), names);
  }

  @Override
  public TableSwap swaps() {
    return real.swaps();
  }

  @Override
  public RunLedger ledger() {
    return real.ledger();
  }

  @Override
  public void execute(List<String> statements) {
    real.execute(statements);
  }

  @Override
  public List<String> inTheWay() {
    return real.inTheWay();
  }

  @Override
  public ParsedStatement parse(String statement) {
    return real.parse(statement);
  }

  @Override
  public void tryOut(String statement) {
    real.tryOut(statement);
  }

  @Override
  public Survey survey(Survey.Needs needs) {
    return real.survey(needs);
  }

  @Override
  public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
    return real.rules(names.there(write), keys, judged);
  }

  @Override
  public List<List<@Nullable String>> query(String sql, int most) {
    return real.query(sql, most);
  }

  /** Closes the target itself. */
  @Override
  public void close() {
    real.close();
  }
}
