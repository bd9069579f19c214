package dev.turnstone.cli.demo;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the demonstration puts its things: both databases, the plan, and a workspace of its own.
 */
public record DemoFolder(Path path) {
  /**
   * The folder that was named, made where it is missing, or a new temporary one.
   *
   * @throws Refused when it cannot be made
   */
  public static DemoFolder in(Optional<Path> named) {
    try {
      Path path =
          named.isPresent()
              ? Files.createDirectories(named.get().toAbsolutePath().normalize())
              : Files.createTempDirectory("turnstone-demo-");
      return new DemoFolder(path);
    } catch (IOException e) {
      String what = named.map(Path::toString).orElse("the temporary folder");
      String reason = FileTrouble.words(e);
      throw new Refused(
          Problem.blocker(Code.FOLDER_UNUSABLE, Location.EVERYWHERE, what, reason), e);
    }
  }

  Path store4() {
    return path.resolve("store4.db");
  }

  Path store5() {
    return path.resolve("store5.db");
  }

  Path plan() {
    return path.resolve("plan.json");
  }

  Path workspace() {
    return path.resolve("workspace");
  }
}
