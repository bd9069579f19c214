package dev.turnstone.cli;

import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import picocli.CommandLine.Option;

/** From where to where, which tables, and how new ones are named. */
final class MappingGiven {
  @Option(names = "--from", paramLabel = "CONN", required = true, description = "The source.")
  private String from = "";

  @Option(names = "--to", paramLabel = "CONN", required = true, description = "The target.")
  private String to = "";

  @Option(
      names = "--tables",
      paramLabel = "a,b*",
      description = "Only these tables of the source; * stands for any letters.")
  private String tables = "";

  @Option(names = "--exclude", paramLabel = "c", description = "Not these tables of the source.")
  private String exclude = "";

  @Option(
      names = "--rename",
      paramLabel = "snake_case",
      description = "Name what is created in this way.")
  private Rename rename = Rename.NONE;

  @Option(
      names = "--create-missing",
      description = "Create the tables that the target does not have.")
  private boolean createMissing;

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  /**
   * For the planner.
   *
   * @param alwaysCreate true to create missing tables without being asked
   */
  MappingOptions options(boolean alwaysCreate) {
    return new MappingOptions(
        TablePatterns.parse(tables),
        TablePatterns.parse(exclude),
        rename,
        createMissing || alwaysCreate);
  }
}
