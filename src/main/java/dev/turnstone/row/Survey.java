package dev.turnstone.row;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a database says of the present user's rights and of the room it has.
 *
 * @param missing rights that are missing, as far as the server tells
 * @param certain false: the user may have more rights than are told, by a role
 * @param readOnly why nobody can write at present; empty: they can
 * @param bytes what the tables asked about take, with their indexes; empty: not told
 * @param free room left where the database is; empty: not told
 */
public record Survey(
    List<Missing> missing,
    boolean certain,
    Optional<String> readOnly,
    OptionalLong bytes,
    OptionalLong free) {
  public Survey {
    missing = List.copyOf(missing);
  }

  /**
   * A right that is missing.
   *
   * @param table empty: it concerns the schema or database
   * @param right in the server's words
   * @param grant the statement that gives it
   */
  public record Missing(Optional<TableName> table, String right, String grant) {}

  /**
   * What is to be done with a table that is there.
   *
   * @param writes rows are added, changed and taken out again
   * @param alters keys, indexes or triggers are taken away and brought back
   */
  public record Need(TableName table, boolean writes, boolean alters) {}

  /**
   * What is to be done with a database.
   *
   * @param creates tables are made in it
   */
  public record Needs(List<Need> tables, boolean creates) {
    public Needs {
      tables = List.copyOf(tables);
    }
  }
}
