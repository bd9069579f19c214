package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** SQLite's SQL, from version 3.25 on. */
final class SqliteDialect implements Dialect {
  private static final Limits LIMITS =
      new Limits(Integer.MAX_VALUE, false, 2000, 2000, false, false, 1_000_000_000L);

  private final SqliteDdl ddl = new SqliteDdl(this);
  private final RowQueries queries = new RowQueries(this);

  @Override
  public Vendor vendor() {
    return Vendor.SQLITE;
  }

  /** In backticks: in quotes, the name of a column that is not there would be taken as a text. */
  @Override
  public String quote(String identifier) {
    return Quoting.name(identifier, '`', Vendor.SQLITE);
  }

  @Override
  public String quote(TableName name) {
    return name.schema().equals("main")
        ? quote(name.name())
        : quote(name.schema()) + "." + quote(name.name());
  }

  @Override
  public String literal(String text) {
    Quoting.requireUnicode(text);
    return text.indexOf('\0') < 0
        ? Quoting.apostrophes(text)
        : "CAST(" + Quoting.hex(text) + " AS TEXT)";
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public TypeChoice typeFor(Column source, Vendor from, int keyColumns) {
    Shape shape = SqliteTypes.choose(source, from, keyColumns);
    return new TypeChoice(
        shape.nativeType(), shape.type(), verdict(source.type(), from, shape.type()));
  }

  @Override
  public Verdict verdict(LogicalType from, Vendor source, LogicalType to) {
    return Verdicts.of(from, source, to, Vendor.SQLITE);
  }

  @Override
  public List<String> createTable(Table table) {
    return ddl.createTable(table);
  }

  @Override
  public List<String> completeTable(Table table) {
    return ddl.completeTable(table);
  }

  /** Nothing: foreign keys are made with the table. */
  @Override
  public List<String> addForeignKey(Table table, ForeignKey key) {
    return List.of();
  }

  @Override
  public List<String> beforeLoad(Table table) {
    return ddl.beforeLoad(table);
  }

  @Override
  public List<String> afterLoad(Table table) {
    return ddl.afterLoad(table);
  }

  /** SQLite counts on from the largest value by itself, whoever gave it. */
  @Override
  public List<String> advanceIdentity(Table table, Optional<BigInteger> next) {
    return next.map(n -> ddl.countFrom(table, n)).orElse(List.of());
  }

  @Override
  public List<String> countFrom(Table table, String column, BigInteger next) {
    BigInteger last = next.subtract(BigInteger.ONE);
    String name = literal(table.name().name());
    return List.of("UPDATE sqlite_sequence SET seq = " + last + " WHERE name = " + name);
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
