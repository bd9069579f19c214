package dev.turnstone.cli;

import dev.turnstone.cli.screen.Terminal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where runs are kept: an option, a variable, or the system's usual place. */
final class WorkspaceOption {
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where runs are kept (or the variable TURNSTONE_HOME).")
  private Optional<Path> given = Optional.empty();

  Path folder(Terminal terminal) {
    return given
        .or(() -> terminal.variable("TURNSTONE_HOME").map(Path::of))
        .orElseGet(() -> usual(terminal));
  }

  private static Path usual(Terminal terminal) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.contains("win")) {
      return terminal.variable("APPDATA").map(Path::of).orElse(home).resolve("Turnstone");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Turnstone");
    }
    Path shared = home.resolve(".local/share");
    return terminal.variable("XDG_DATA_HOME").map(Path::of).orElse(shared).resolve("turnstone");
  }
}
