package dev.turnstone.app.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code settings.json} of the user's settings. */
public final class SettingsFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path folder;
  private final Path file;

  /**
   * The settings of a user.
   *
   * @param folder made when something is kept
   */
  public SettingsFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("settings.json");
  }

  /** What was kept last; the usual ones where there is no file, or one that cannot be read. */
  public Settings read() {
    try {
      return JSON.readValue(Files.readAllBytes(file), Settings.class);
    } catch (IOException e) {
      return Settings.USUAL; // nobody loses work by it
    }
  }

  /**
   * Keeps settings.
   *
   * @throws Refused with {@link Code#PROJECT_UNWRITABLE}
   */
  public void keep(Settings settings) {
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.PROJECT_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e));
      throw new Refused(problem, e);
    }
  }
}
