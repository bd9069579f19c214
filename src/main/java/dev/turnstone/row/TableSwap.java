package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;

/**
 * How a database replaces a table by another one of the same definition: what speaks against it,
 * and the statements for it. Nothing is written by it. Thread safe.
 */
public interface TableSwap {
  /**
   * What belongs to the table, or depends on it, and could not be kept right; each the end of a
   * sentence. What the catalogue tells of triggers and references is not among it. Empty: nothing.
   */
  List<String> obstacles(Table table);

  /** Names of what belongs to the table that cannot be the same in a second table beside it. */
  List<String> parts(Table table);

  /** Names that nothing new may have in a schema. */
  List<String> taken(String schema);

  /**
   * The statements that make the new table, empty, of the definition of the old: columns, checks,
   * defaults, grants, comments; keys and indexes only where it cannot be otherwise, references to
   * other tables only where they cannot be added.
   */
  List<String> create(Stage stage);

  /**
   * The statements that build what the new table lacks of keys and indexes, each independent of the
   * others; references are added as to any table.
   */
  List<String> complete(Stage stage);

  /** In what the new table differs from the old, but for names; empty: in nothing. */
  Optional<String> difference(Stage stage);

  /** True when the statements of {@link #swap} and {@link #back} can be part of a transaction. */
  boolean transactional();

  /** The statements that put the new tables in the place of the old. */
  List<String> swap(List<Stage> stages);

  /**
   * The statements that put an old table in its place again. Where that is {@link #transactional}
   * the new one is dropped by them, elsewhere it has its staged name again.
   */
  List<String> back(Stage stage);

  /** The statements that drop a new table which has its staged name again; may be none. */
  List<String> clear(Stage stage);
}
