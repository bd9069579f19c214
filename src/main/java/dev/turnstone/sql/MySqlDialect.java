package dev.turnstone.sql;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Problem;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The SQL of MariaDB, from version 10.2 on, and of MySQL, from version 8 on. */
final class MySqlDialect implements Dialect {
  private static final long LONGEST_VALUE = (1L << 32) - 1;
  private static final Limits LIMITS = new Limits(64, false, 1017, 16, true, false, LONGEST_VALUE);
  private static final Limits MARIADB = new Limits(64, false, 1017, 32, true, false, LONGEST_VALUE);

  private final Vendor vendor;
  private final MySqlTypes types;
  private final MySqlDdl ddl;
  private final MySqlRoom room;
  private final RowQueries queries = new RowQueries(this);

  MySqlDialect(Vendor vendor) {
    this.vendor = vendor;
    this.types = new MySqlTypes(vendor);
    this.ddl = new MySqlDdl(this);
    this.room = new MySqlRoom(vendor);
  }

  @Override
  public Vendor vendor() {
    return vendor;
  }

  /** Names end without a space and hold no character beyond U+FFFF: the server refuses others. */
  @Override
  public String quote(String identifier) {
    boolean beyond = identifier.codePoints().anyMatch(c -> c > 0xFFFF);
    if (beyond || identifier.endsWith(" ")) throw Quoting.illegal(identifier, vendor);
    return Quoting.name(identifier, '`', vendor);
  }

  /** In hexadecimal where it holds a backslash, whose meaning depends on the session's sql_mode. */
  @Override
  public String literal(String text) {
    Quoting.requireUnicode(text);
    return text.indexOf('\\') < 0 && text.indexOf('\0') < 0
        ? Quoting.apostrophes(text)
        : "_utf8mb4 " + Quoting.hex(text);
  }

  @Override
  public Limits limits() {
    return vendor == Vendor.MARIADB ? MARIADB : LIMITS;
  }

  @Override
  public TypeChoice typeFor(Column source, Vendor from, int keyColumns) {
    Shape shape = types.choose(source, from, keyColumns);
    return new TypeChoice(
        shape.nativeType(), shape.type(), verdict(source.type(), from, shape.type()));
  }

  @Override
  public Table fitting(Table design) {
    return room.fitting(design);
  }

  @Override
  public List<Problem> obstacles(Table design, Catalog target) {
    return room.obstacles(design, target);
  }

  @Override
  public Verdict verdict(LogicalType from, Vendor source, LogicalType to) {
    return Verdicts.of(from, source, to, vendor);
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

  /** InnoDB moves its counter past every value it is given, and never below the largest. */
  @Override
  public List<String> advanceIdentity(Table table, Optional<BigInteger> next) {
    return next.map(n -> ddl.countFrom(table, n)).orElse(List.of());
  }

  @Override
  public List<String> countFrom(Table table, String column, BigInteger next) {
    return ddl.countFrom(table, next);
  }

  @Override
  public String orphans(Table table, ForeignKey key) {
    return queries.orphans(table, key);
  }

  @Override
  public String anyOrphan(Table table, ForeignKey key, boolean shared) {
    return shared && RowQueries.ledByIndex(table, key.columns())
        ? queries.anyOrphanReference(table, key)
        : queries.anyOrphanJoined(table, key);
  }

  @Override
  public Optional<String> probeIdentity(Table table) {
    return queries.probeIdentity(table);
  }
}
