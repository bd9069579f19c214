package dev.turnstone.sql;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Problem;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one vendor's SQL looks like. Text only: no connection, no state. Identifiers are always
 * quoted by {@link #quote}; a NUL character in one is refused.
 */
public interface Dialect {
  Vendor vendor();

  /**
   * The identifier in the vendor's quotes, its own quote characters doubled.
   *
   * @throws dev.turnstone.problem.EngineException.Refused when it is empty or holds a NUL character
   */
  String quote(String identifier);

  /** Schema and name, quoted; SQLite leaves {@code main} out. */
  default String quote(TableName name) {
    return quote(name.schema()) + "." + quote(name.name());
  }

  /**
   * The text as a string literal that means exactly these characters in every session setting
   * Turnstone uses.
   */
  String literal(String text);

  /** What identifiers and tables may be. */
  Limits limits();

  /**
   * The type for a new column that loses nothing of a source column's values.
   *
   * @param source the source column
   * @param from where it comes from; the same vendor keeps the native type
   * @param keyColumns how many columns the widest primary, unique or foreign key has in which the
   *     column takes part, because some types then need a length; 0: none. Plain indexes do not
   *     count
   */
  TypeChoice typeFor(Column source, Vendor from, int keyColumns);

  /**
   * The design of a new table, changed where the vendor's rows could not hold it: some long but
   * unkeyed texts of MariaDB lose their length limit. Always put a design through this before it
   * goes into a plan.
   */
  default Table fitting(Table design) {
    return design;
  }

  /**
   * What keeps the server from making this table, whose rows or keys are larger than it has room
   * for; empty: nothing.
   *
   * @param target what is known of the server
   */
  default List<Problem> obstacles(Table design, Catalog target) {
    return List.of();
  }

  /**
   * The condition that keeps a column to these texts, for a check that stands in for an
   * enumeration's list of labels where the chosen type is a text.
   */
  default String among(String column, List<String> labels) {
    return quote(column)
        + " IN ("
        + labels.stream().map(this::literal).collect(Collectors.joining(", "))
        + ")";
  }

  /**
   * What happens to values of a type in an existing column of this dialect. It speaks of the values
   * the source type declares; what no type declares (stray SQLite classes, text that is not UTF-8
   * or holds U+0000, zero dates) is looked at value by value, whatever the verdict.
   *
   * @param from the source column's type
   * @param source the source's vendor, whose ranges count: a PostgreSQL date may be infinite
   * @param to the target column's type
   */
  Verdict verdict(LogicalType from, Vendor source, LogicalType to);

  /**
   * The statements that make the table, so that loading it is fast: columns, checks, defaults; keys
   * only where the vendor stores rows by them or cannot add them later.
   */
  List<String> createTable(Table table);

  /**
   * The statements that complete a table once its rows are there, in order: keys, then indexes,
   * comments. Each is independent of the others' success and may run on its own session.
   */
  List<String> completeTable(Table table);

  /**
   * The statements that add this foreign key; empty where it was made with the table (SQLite).
   * PostgreSQL validates every row by them, where there are two by the second, which may run beside
   * those of other tables; MariaDB and MySQL validate none: there, {@link #orphans} has to have
   * found nothing before.
   */
  List<String> addForeignKey(Table table, ForeignKey key);

  /**
   * The statements that take away from an existing table what makes loading slow or
   * order-dependent: foreign keys, secondary indexes, triggers (disabled where the vendor can).
   * {@link #afterLoad} brings them back.
   */
  List<String> beforeLoad(Table table);

  /**
   * The statements that bring back what {@link #beforeLoad} took, except foreign keys ({@link
   * #addForeignKey}).
   */
  List<String> afterLoad(Table table);

  /**
   * The statements that move the table's sequence or identity past the largest value present, and
   * never backwards.
   *
   * @param next the number it shall give next at the earliest, for a table that was made empty;
   *     empty: the rows alone count
   */
  List<String> advanceIdentity(Table table, Optional<BigInteger> next);

  /**
   * The statements after which a counting column gives this number next, backwards too, but never
   * one that a row has where the vendor keeps that by itself.
   */
  List<String> countFrom(Table table, String column, BigInteger next);

  /**
   * The condition that is true for rows whose reference leads nowhere, for a SELECT or DELETE in
   * which the table's own quoted, unqualified name stands for the row. A reference with a NULL in
   * it refers to nothing and holds.
   */
  String orphans(Table table, ForeignKey key);

  /**
   * A query that gives a row when the reference of any row leads nowhere.
   *
   * @param shared on average many rows have the same reference: it is enough to look at each
   *     reference once, where an index has them in order
   */
  default String anyOrphan(Table table, ForeignKey key, boolean shared) {
    return "SELECT 1 FROM " + quote(table.name()) + " WHERE " + orphans(table, key) + " LIMIT 1";
  }

  /**
   * An INSERT that lets the database give the next value of the table's identity, copying the rest
   * from a row that is there; to be rolled back. Empty: the table has no identity.
   */
  Optional<String> probeIdentity(Table table);
}
