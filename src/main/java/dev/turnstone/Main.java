package dev.turnstone;

import dev.turnstone.cli.Cli;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.ui.window.Display;
import dev.turnstone.ui.window.Workbench;
import java.util.List;
import java.util.logging.LogManager;

/** Starts Turnstone: the window where nothing else is asked for, else the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // drivers would write to standard error
    if (asksForTheWindow(arguments) && Display.there() && Workbench.open()) {
      System.exit(0);
    }
    Terminal terminal = Terminal.system();
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook(terminal));
    int code = new Cli(terminal, interrupt).run(arguments);
    interrupt.ended(code);
    System.exit(code);
  }

  /** Without a command, or to see the sample; any option is meant for the terminal. */
  private static boolean asksForTheWindow(String... arguments) {
    return arguments.length == 0 || List.of(arguments).equals(List.of("demo"));
  }
}
