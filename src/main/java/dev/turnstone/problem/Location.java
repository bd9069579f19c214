package dev.turnstone.problem;

import java.util.Optional;

/**
 * Where a {@link Problem} is: a table, a column of it, or neither when it concerns the whole
 * database or plan.
 *
 * @param table the table as shown to people ({@code schema.name} or {@code name}); empty: the whole
 * @param column the column's name; empty: the whole table
 */
public record Location(Optional<String> table, Optional<String> column) {
  /** The whole database or plan. */
  public static final Location EVERYWHERE = new Location(Optional.empty(), Optional.empty());

  public static Location table(String table) {
    return new Location(Optional.of(table), Optional.empty());
  }

  public static Location column(String table, String column) {
    return new Location(Optional.of(table), Optional.of(column));
  }

  /** How {@code plan set} is told of it; the empty string for the whole. */
  public String options() {
    return table
        .map(t -> (column.isPresent() ? "--column " : "--table ") + ShellWord.of(toString()))
        .orElse("");
  }

  /** {@code table.column}, {@code table} or the empty string. */
  @Override
  public String toString() {
    return table.map(t -> column.map(c -> t + "." + c).orElse(t)).orElse("");
  }
}
