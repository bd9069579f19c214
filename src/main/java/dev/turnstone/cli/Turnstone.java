package dev.turnstone.cli;

import dev.turnstone.cli.screen.Terminal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code turnstone} itself: says what it can do. */
@Command(
    name = "turnstone",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Moves data between SQLite, PostgreSQL and MariaDB, every row exactly once.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 done, 1 done with rows set aside, 2 usage, 3 refused and nothing written,",
      "  4 stopped and resumable, 5 differences found, 6 a canary waits to be decided on,",
      "  70 a bug of ours.",
      "Passwords come from TURNSTONE_SOURCE_PASSWORD and TURNSTONE_TARGET_PASSWORD,",
      "or are asked for; never from an argument."
    })
final class Turnstone implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  private final Terminal terminal;

  Turnstone(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PrintStream out = terminal.out();
    out.println("There is no display for the window; everything it can do is a command, too.");
    out.println("To see it at work on a sample: turnstone demo");
    out.println();
    CommandLine commands = spec.commandLine();
    commands.usage(out, commands.getColorScheme());
    return ExitCode.DONE;
  }
}
