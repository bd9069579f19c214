package dev.turnstone.app.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turnstone.app.vault.Place;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file {@code connections.json} of the user's settings, which holds no secret. Thread safe. */
public final class SavedConnections {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Path file;

  /**
   * The saved connections of a user.
   *
   * @param settings the folder of the user's settings; made when something is saved
   */
  public SavedConnections(Path settings) {
    this.folder = settings;
    this.file = settings.resolve("connections.json");
  }

  private record Line(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String connection,
      @Nullable Place secret) {
    static Line of(SavedConnection saved) {
      return new Line(saved.name(), saved.text(), saved.secret().orElse(null));
    }

    SavedConnection saved() {
      return new SavedConnection(
          Objects.requireNonNull(name),
          Objects.requireNonNull(connection),
          Optional.ofNullable(secret));
    }
  }

  /**
   * All, by name.
   *
   * @throws Refused with {@link Code#SAVED_UNREADABLE}
   */
  public synchronized List<SavedConnection> all() {
    try {
      List<Line> lines =
          JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Line>>() {});
      return lines.stream()
          .map(Line::saved)
          .sorted(Comparator.comparing(SavedConnection::name, String.CASE_INSENSITIVE_ORDER))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (JsonProcessingException | NullPointerException e) { // which may quote the file
      throw unreadable("it was cut or changed");
    } catch (IOException e) {
      throw unreadable(FileTrouble.words(e));
    }
  }

  /** Those of this connection text; several names may stand for the same. */
  public List<SavedConnection> of(String text) {
    return all().stream().filter(saved -> saved.text().equals(text)).toList();
  }

  /** The one of this name. */
  public Optional<SavedConnection> named(String name) {
    return all().stream().filter(saved -> saved.name().equals(name)).findFirst();
  }

  /** Adds one, in place of the one of that name. */
  public synchronized void keep(SavedConnection saved) {
    List<SavedConnection> all = without(saved.name());
    all.add(saved);
    write(all);
  }

  /**
   * Gives one another name; nothing where there is none of that name.
   *
   * @throws Refused with {@link Code#SAVED_NAME_TAKEN}
   */
  public synchronized void rename(String was, String is) {
    if (was.equals(is)) {
      return;
    }
    if (named(is).isPresent()) {
      throw new Refused(Problem.blocker(Code.SAVED_NAME_TAKEN, Location.EVERYWHERE, is));
    }
    named(was)
        .ifPresent(
            saved -> {
              List<SavedConnection> all = without(was);
              all.add(new SavedConnection(is, saved.text(), saved.secret()));
              write(all);
            });
  }

  /** Leaves one out of the list. */
  public synchronized void forget(String name) {
    write(without(name));
  }

  private List<SavedConnection> without(String name) {
    List<SavedConnection> all = new ArrayList<>(all());
    all.removeIf(saved -> saved.name().equals(name));
    return all;
  }

  private void write(List<SavedConnection> all) {
    try {
      Files.createDirectories(folder);
      List<Line> lines = all.stream().map(Line::of).toList();
      AtomicFile.writePrivate(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(lines));
    } catch (IOException e) {
      throw new Refused(problem(Code.PROJECT_UNWRITABLE, FileTrouble.words(e)), e);
    }
  }

  private Refused unreadable(String why) {
    return new Refused(problem(Code.SAVED_UNREADABLE, why));
  }

  private Problem problem(Code code, String why) {
    return Problem.blocker(code, Location.EVERYWHERE, file.toString(), why);
  }
}
