package dev.turnstone.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What else is known of a table.
 *
 * @param rows exact row count where it was counted, else empty
 * @param estimatedRows the server's own guess, empty where it has none
 * @param storage the storage engine or form: {@code innodb}, {@code myisam}, {@code heap}, {@code
 *     without rowid}, {@code strict}; lower case, empty where there is nothing to tell
 * @param rowSecurity true when row security may hide rows of the table from the present user
 * @param parent the root of a partition, or the parent of an inheriting or shadow table
 * @param constraintComments comments on foreign keys, checks and keys, by their names
 */
public record TableTraits(
    OptionalLong rows,
    OptionalLong estimatedRows,
    String storage,
    boolean rowSecurity,
    Optional<TableName> parent,
    List<Trigger> triggers,
    Optional<String> comment,
    Map<String, String> constraintComments) {
  /** Nothing known. */
  public static final TableTraits NONE =
      new TableTraits(
          OptionalLong.empty(),
          OptionalLong.empty(),
          "",
          false,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Map.of());

  public TableTraits {
    triggers = List.copyOf(triggers);
    constraintComments = Map.copyOf(constraintComments);
  }

  /** The same with a row count. */
  TableTraits counted(long count) {
    return new TableTraits(
        OptionalLong.of(count),
        estimatedRows,
        storage,
        rowSecurity,
        parent,
        triggers,
        comment,
        constraintComments);
  }

  /** The same without triggers. */
  TableTraits withoutTriggers() {
    return new TableTraits(
        rows, estimatedRows, storage, rowSecurity, parent, List.of(), comment, constraintComments);
  }
}
