package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.cli.document.CatalogDocument;
import dev.turnstone.cli.screen.CatalogText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnstone inspect}: shows what is in a database. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows what is in a database; nothing is changed.")
final class InspectCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "CONN",
      description = "sqlite:PATH, postgresql://user@host:port/database or mariadb://..")
  private String connection = "";

  @Option(names = "--count", description = "Count the rows of every table exactly.")
  private boolean count;

  @Option(names = "--columns", description = "Show every column, too.")
  private boolean columns;

  @Mixin private JsonOption json = new JsonOption();

  InspectCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Credentials secrets = context.passwords().any(connection);
    Catalog catalog = context.engine().inspect(connection, secrets, count);
    if (json.wanted()) {
      terminal.out().println(Documents.text(CatalogDocument.of(catalog)));
      return ExitCode.DONE;
    }
    CatalogText.print(terminal.out(), catalog, terminal.paint());
    if (columns) {
      CatalogText.printColumns(terminal.out(), catalog, terminal.paint());
    }
    return ExitCode.DONE;
  }
}
