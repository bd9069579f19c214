package dev.turnstone.app.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Fidelity;
import dev.turnstone.app.RunSummary;
import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The migrations that somebody worked on of late, and new ones. Thread safe. */
public final class Projects {
  private static final int MOST_RECENT = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path settings;
  private final Clock clock;

  /**
   * Projects of a user.
   *
   * @param settings the folder of the user's settings; made when it is not there
   */
  public Projects(Path settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was worked on last comes first; projects that cannot be opened are told with the reason.
   */
  public List<Glance> recent() {
    return folders().stream().map(this::glance).toList();
  }

  /**
   * Begins a migration in a folder, which is made.
   *
   * @throws Refused with {@link Code#PROJECT_FOLDER_TAKEN} when something is in the folder already
   */
  public OpenProject create(Path folder, String name) {
    Path whole = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(whole);
      try (Stream<Path> entries = Files.list(whole)) {
        if (entries.findAny().isPresent()) {
          throw new Refused(
              Problem.blocker(Code.PROJECT_FOLDER_TAKEN, Location.EVERYWHERE, whole.toString()));
        }
      }
    } catch (IOException e) {
      throw ProjectSheet.unwritable(whole, e);
    }
    ProjectSheet.write(Project.fresh(whole, name));
    return open(whole);
  }

  /**
   * Opens a migration, which comes first from now on.
   *
   * @throws Refused with {@link Code#PROJECT_IN_USE} or {@link Code#PROJECT_UNREADABLE}
   */
  public OpenProject open(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    OpenProject opened = OpenProject.of(whole);
    try {
      remember(whole);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Leaves a migration out of the list; its folder stays. */
  public synchronized void forget(Path folder) {
    List<Path> all = new ArrayList<>(folders());
    all.remove(folder.toAbsolutePath().normalize());
    write(all);
  }

  private Glance glance(Path folder) {
    try {
      Project project = ProjectSheet.read(folder);
      var runs = new Engine(project.workspace(), clock).runs().readable();
      Optional<RunSummary> last = runs.stream().findFirst();
      Optional<Fidelity> fidelity =
          last.flatMap(run -> Fidelity.of(project.workspace(), run.header().run()));
      return new Glance(project, last, fidelity, Optional.empty());
    } catch (EngineException e) {
      String name = String.valueOf(folder.getFileName());
      return new Glance(
          Project.fresh(folder, name),
          Optional.empty(),
          Optional.empty(),
          e.problems().stream().findFirst());
    }
  }

  private synchronized void remember(Path folder) {
    List<Path> all = new ArrayList<>(List.of(folder));
    folders().stream().filter(f -> !f.equals(folder)).limit(MOST_RECENT - 1L).forEach(all::add);
    write(all);
  }

  /** A list that cannot be read is no reason to refuse work: it begins anew. */
  private synchronized List<Path> folders() {
    try {
      List<String> paths =
          JSON.readValue(Files.readAllBytes(list()), new TypeReference<List<String>>() {});
      return paths.stream().map(Path::of).toList();
    } catch (JsonProcessingException | NoSuchFileException | IllegalArgumentException e) {
      return List.of();
    } catch (IOException e) {
      throw ProjectSheet.unwritable(list(), e);
    }
  }

  private void write(List<Path> folders) {
    try {
      Files.createDirectories(settings);
      List<String> paths = folders.stream().map(Path::toString).toList();
      AtomicFile.write(list(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(paths));
    } catch (IOException e) {
      throw ProjectSheet.unwritable(list(), e);
    }
  }

  private Path list() {
    return settings.resolve("recent.json");
  }
}
