package dev.turnstone.app.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file {@code project.json} of a project's folder. */
final class ProjectSheet {
  static final String NAME = "project.json";
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ProjectSheet() {}

  private record Sheet(
      @JsonProperty(required = true) int format,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String from,
      @JsonProperty(required = true) String to,
      @JsonProperty(required = true) String step,
      @Nullable String environment,
      boolean guided) {}

  /**
   * Reads a project.
   *
   * @throws Refused with {@link Code#PROJECT_UNREADABLE}, which names the file
   */
  static Project read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Sheet sheet = JSON.readValue(Files.readAllBytes(file), Sheet.class);
      if (sheet.format() > FORMAT) {
        throw new Refused(unreadable(file, "a newer Turnstone wrote it"));
      }
      return new Project(
          folder.toAbsolutePath(),
          sheet.name(),
          sheet.from(),
          sheet.to(),
          sheet.step(),
          Objects.requireNonNullElse(sheet.environment(), ""),
          sheet.guided());
    } catch (JsonProcessingException e) { // which may quote the file
      throw new Refused(unreadable(file, "it was cut or changed"));
    } catch (NoSuchFileException e) {
      throw new Refused(unreadable(file, "it is not there"), e);
    } catch (IOException e) {
      throw new Refused(unreadable(file, FileTrouble.words(e)), e);
    }
  }

  /**
   * Writes a project so that a crash leaves either the old file or the new one.
   *
   * @throws Refused with {@link Code#PROJECT_UNWRITABLE}
   */
  static void write(Project project) {
    Path file = project.folder().resolve(NAME);
    Sheet sheet =
        new Sheet(
            FORMAT,
            project.name(),
            project.from(),
            project.to(),
            project.step(),
            project.environment(),
            project.guided());
    try {
      byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sheet);
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  static Refused unwritable(Path file, IOException e) {
    return new Refused(
        Problem.blocker(
            Code.PROJECT_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e)),
        e);
  }

  private static Problem unreadable(Path file, String why) {
    return Problem.blocker(Code.PROJECT_UNREADABLE, Location.EVERYWHERE, file.toString(), why);
  }
}
