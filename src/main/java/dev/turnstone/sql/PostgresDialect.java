package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's SQL, from version 10 on. */
final class PostgresDialect implements Dialect {
  private static final Limits LIMITS = new Limits(63, true, 1600, 32, true, true, 1L << 30);

  private final PostgresDdl ddl = new PostgresDdl(this);
  private final PostgresIdentity identity = new PostgresIdentity(this);
  private final RowQueries queries = new RowQueries(this);

  @Override
  public Vendor vendor() {
    return Vendor.POSTGRESQL;
  }

  @Override
  public String quote(String identifier) {
    return Quoting.name(identifier, '"', Vendor.POSTGRESQL);
  }

  /** With a backslash the form E'..' is taken, whose meaning no session setting changes. */
  @Override
  public String literal(String text) {
    Quoting.requireUnicode(text);
    if (text.indexOf('\0') >= 0) {
      throw new Refused(Problem.blocker(Code.HAS_NUL, Location.EVERYWHERE, "PostgreSQL"));
    }
    return text.indexOf('\\') < 0
        ? Quoting.apostrophes(text)
        : "E" + Quoting.apostrophes(text.replace("\\", "\\\\"));
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public TypeChoice typeFor(Column source, Vendor from, int keyColumns) {
    Shape shape = PostgresTypes.choose(source, from, keyColumns);
    return new TypeChoice(
        shape.nativeType(), shape.type(), verdict(source.type(), from, shape.type()));
  }

  @Override
  public Verdict verdict(LogicalType from, Vendor source, LogicalType to) {
    return Verdicts.of(from, source, to, Vendor.POSTGRESQL);
  }

  @Override
  public List<String> createTable(Table table) {
    return ddl.createTable(table);
  }

  @Override
  public List<String> completeTable(Table table) {
    return ddl.completeTable(table);
  }

  @Override
  public List<String> addForeignKey(Table table, ForeignKey key) {
    return ddl.addForeignKey(table, key);
  }

  @Override
  public List<String> beforeLoad(Table table) {
    return ddl.beforeLoad(table);
  }

  @Override
  public List<String> afterLoad(Table table) {
    return ddl.afterLoad(table);
  }

  @Override
  public List<String> advanceIdentity(Table table, Optional<BigInteger> next) {
    return identity.advance(table, next);
  }

  @Override
  public List<String> countFrom(Table table, String column, BigInteger next) {
    String sequence = PostgresSequence.behind(this, table.name(), column);
    return List.of("SELECT pg_catalog.setval(" + sequence + "::regclass, " + next + ", false)");
  }

  @Override
  public String orphans(Table table, ForeignKey key) {
    return queries.orphans(table, key);
  }

  @Override
  public Optional<String> probeIdentity(Table table) {
    return queries.probeIdentity(table);
  }
}
