package dev.turnstone.cli;

import dev.turnstone.plan.edit.Scope;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables and columns a decision is about; patterns, commas and repetition add up. */
final class SetWhere {
  @Option(
      names = "--table",
      paramLabel = "a,b*",
      description =
          "These tables (of the target, or the source tables that fill them); * stands for any letters.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--column",
      paramLabel = "t.c",
      description = "These columns of the target: column, table.column or schema.table.column.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Columns filled from source columns of this type, as inspect --columns shows it; looks at the source.")
  private List<String> types = new ArrayList<>();

  Scope scope() {
    return new Scope(tables, columns, types);
  }
}
