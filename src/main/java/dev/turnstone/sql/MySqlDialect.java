package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.Optional;

/** The SQL of MariaDB, from version 10.2 on, and of MySQL, from version 8 on. */
final class MySqlDialect implements Dialect {
  private static final Limits LIMITS = new Limits(64, false, 1017, true, false, (1L << 32) - 1);

  private final Vendor vendor;
  private final MySqlTypes types;
  private final MySqlDdl ddl;
  private final RowQueries queries = new RowQueries(this);

  MySqlDialect(Vendor vendor) {
    this.vendor = vendor;
    this.types = new MySqlTypes(vendor);
    this.ddl = new MySqlDdl(this);
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
    return LIMITS;
  }

  @Override
  public TypeChoice typeFor(Column source, Vendor from, int keyColumns) {
    Shape shape = types.choose(source, from, keyColumns);
    return new TypeChoice(
        shape.nativeType(), shape.type(), verdict(source.type(), from, shape.type()));
  }

  @Override
  public Table fitting(Table design) {
    return MySqlColumns.fitting(design);
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

  /** Nothing: InnoDB moves its counter past every value it is given. */
  @Override
  public List<String> advanceIdentity(Table table) {
    return List.of();
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
