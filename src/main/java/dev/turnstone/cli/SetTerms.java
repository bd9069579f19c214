package dev.turnstone.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code plan set} that say what happens to rows, columns and tables. */
final class SetTerms {
  @Option(
      names = "--on-failure",
      paramLabel = "HOW",
      description =
          "When a column's value cannot be converted: set-aside, null, default=VALUE or stop.")
  Optional<String> onFailure = Optional.empty();

  @Option(
      names = "--filter",
      paramLabel = "CEL",
      description = "Only the rows of the tables for which this is true; '' for all rows.")
  Optional<String> filter = Optional.empty();

  @Option(
      names = "--write",
      paramLabel = "HOW",
      description =
          "How rows meet those in the tables: into-empty, insert, upsert (by key), fail (when a key is there) or replace (the table as a whole).")
  Optional<String> write = Optional.empty();

  @Option(
      names = "--skip",
      description = "The columns, or the tables when no column is named, are left out.")
  boolean skip;

  @Option(names = "--include", description = "The tables are carried again after --skip.")
  boolean include;

  @Option(
      names = "--rename-to",
      paramLabel = "NAME",
      description = "The one table or column, which is to be created, is called so.")
  Optional<String> renameTo = Optional.empty();

  @Option(
      names = "--widen-to",
      paramLabel = "TYPE",
      description =
          "The column, which is to be created, holds values of this type, too: text(80), text,"
              + " decimal(12,2), int64, bytes(80) or timestamp(6).")
  Optional<String> widenTo = Optional.empty();

  @Option(
      names = "--accept-structure",
      description =
          "The plan is for the databases as they are now, after their structure changed; looks at both.")
  boolean acceptStructure;
}
