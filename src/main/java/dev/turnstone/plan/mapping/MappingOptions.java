package dev.turnstone.plan.mapping;

/**
 * What a proposed plan covers and how it names what it creates.
 *
 * @param include only these source tables; empty: all that hold rows
 * @param exclude never these source tables; wins over {@code include}
 * @param createMissing true to create the tables the target does not have, false to leave them open
 */
public record MappingOptions(
    TablePatterns include, TablePatterns exclude, Rename rename, boolean createMissing) {
  /** All tables, names as they are, nothing created. */
  public static final MappingOptions DEFAULT =
      new MappingOptions(TablePatterns.parse(""), TablePatterns.parse(""), Rename.NONE, false);
}
