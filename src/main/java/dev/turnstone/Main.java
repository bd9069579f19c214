package dev.turnstone;

import dev.turnstone.cli.Cli;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import java.util.logging.LogManager;

/** Starts Turnstone: today the command line, later also the window. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // drivers would write to standard error
    Terminal terminal = Terminal.system();
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook(terminal));
    int code = new Cli(terminal, interrupt).run(arguments);
    interrupt.ended(code);
    System.exit(code);
  }
}
