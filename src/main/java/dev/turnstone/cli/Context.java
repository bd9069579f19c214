package dev.turnstone.cli;

import dev.turnstone.app.Engine;
import dev.turnstone.app.Workspace;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * What every command needs.
 *
 * @param workspace where runs are kept, looked up when it is first needed
 * @param begun the moment from which time is counted, on the clock of {@link System#nanoTime}
 */
record Context(Terminal terminal, Interrupt interrupt, WorkspaceOption workspace, long begun) {

  /** Time since the process began. */
  Duration already() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  Engine engine() {
    return new Engine(new Workspace(folder()), Clock.systemUTC());
  }

  Path folder() {
    return workspace.folder(terminal);
  }

  Passwords passwords() {
    return new Passwords(terminal);
  }
}
