package dev.turnstone.run.stage;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TableSwap;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Limits;
import dev.turnstone.sql.TypeChoice;
import dev.turnstone.sql.Verdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A vendor's SQL in which the name of a table means the new one beside it. The new tables are made
 * and completed by what the database says of the old.
 */
final class StagedDialect implements Dialect {
  private final Dialect real;
  private final TableSwap swaps;
  private final StagedNames names;

  StagedDialect(Dialect real, TableSwap swaps, StagedNames names) {
    this.real = real;
    this.swaps = swaps;
    this.names = names;
  }

  @Override
  public Vendor vendor() {
    return real.vendor();
  }

  @Override
  public String quote(String identifier) {
    return real.quote(identifier);
  }

  @Override
  public String quote(TableName name) {
    return real.quote(names.there(name));
  }

  @Override
  public String literal(String text) {
    return real.literal(text);
  }

  @Override
  public Limits limits() {
    return real.limits();
  }

  @Override
  public TypeChoice typeFor(Column source, Vendor from, int keyColumns) {
    return real.typeFor(source, from, keyColumns);
  }

  @Override
  public Table fitting(Table design) {
    return real.fitting(design);
  }

  @Override
  public List<Problem> obstacles(Table design, Catalog target) {
    return real.obstacles(design, target);
  }

  @Override
  public String among(String column, List<String> labels) {
    return real.among(column, labels);
  }

  @Override
  public Verdict verdict(LogicalType from, Vendor source, LogicalType to) {
    return real.verdict(from, source, to);
  }

  @Override
  public List<String> createTable(Table table) {
    return names.of(table.name()).map(swaps::create).orElseGet(() -> real.createTable(table));
  }

  @Override
  public List<String> completeTable(Table table) {
    return names.of(table.name()).map(swaps::complete).orElseGet(() -> real.completeTable(table));
  }

  @Override
  public List<String> addForeignKey(Table table, ForeignKey key) {
    return real.addForeignKey(names.there(table), names.there(table, key));
  }

  @Override
  public List<String> beforeLoad(Table table) {
    return real.beforeLoad(names.there(table));
  }

  @Override
  public List<String> afterLoad(Table table) {
    return real.afterLoad(names.there(table));
  }

  @Override
  public List<String> advanceIdentity(Table table, Optional<BigInteger> next) {
    return real.advanceIdentity(names.there(table), next);
  }

  @Override
  public List<String> countFrom(Table table, String column, BigInteger next) {
    return real.countFrom(names.there(table), column, next);
  }

  @Override
  public String orphans(Table table, ForeignKey key) {
    return real.orphans(names.there(table), key);
  }

  @Override
  public String anyOrphan(Table table, ForeignKey key, boolean shared) {
    return real.anyOrphan(names.there(table), key, shared);
  }

  @Override
  public Optional<String> probeIdentity(Table table) {
    return real.probeIdentity(names.there(table));
  }
}
