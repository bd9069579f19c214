package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.ForeignKey.Deferral;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only the text of CREATE TABLE tells of an SQLite table.
 *
 * @param primaryKeyName the name its primary key was given
 * @param collations declared collation by folded column name
 * @param computed generation expression by folded column name
 * @param uniques the named unique constraints
 * @param references foreign keys in the order of the text
 * @param conflicts true when a constraint says ON CONFLICT
 */
record TableText(
    Optional<String> primaryKeyName,
    Map<String, String> collations,
    Map<String, String> computed,
    List<Named> checks,
    List<Unique> uniques,
    List<Reference> references,
    boolean conflicts,
    boolean autoincrement) {

  /** A CHECK with the name it was given. */
  record Named(Optional<String> name, String expression) {}

  /** A UNIQUE with the name it was given and its folded columns. */
  record Unique(String name, List<String> columns) {}

  /** A REFERENCES with the name it was given. */
  record Reference(Optional<String> name, Deferral deferral) {}
}
