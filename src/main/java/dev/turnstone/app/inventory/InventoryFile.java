package dev.turnstone.app.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.TableName;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code inventory.json} of a migration's folder. Holds names and decisions, never values
 * of rows. Thread safe.
 */
public final class InventoryFile {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;
  private volatile Inventory wanted = Inventory.EMPTY;
  private Inventory kept = Inventory.EMPTY;

  public InventoryFile(Path folder) {
    this.file = folder.resolve("inventory.json");
  }

  private record Sheet(
      @JsonProperty(required = true) int format, @JsonProperty(required = true) List<Line> marks) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      @JsonProperty(required = true) Side side,
      @JsonProperty(required = true) String schema,
      @JsonProperty(required = true) String table,
      @Nullable String column,
      @Nullable Sensitivity sensitivity,
      @Nullable String owner,
      @Nullable Sign seen) {}

  /**
   * What was kept last; nothing where there is no file yet.
   *
   * @throws Refused with {@link Code#PROJECT_UNREADABLE}, which names the file
   */
  public synchronized Inventory read() {
    try {
      Sheet sheet = JSON.readValue(Files.readAllBytes(file), Sheet.class);
      if (sheet.format() > FORMAT) {
        throw unreadable("a newer Turnstone wrote it", null);
      }
      Map<Place, Mark> marks = new HashMap<>();
      sheet.marks().forEach(line -> marks.put(place(line), mark(line)));
      kept = new Inventory(marks);
    } catch (NoSuchFileException e) {
      kept = Inventory.EMPTY;
    } catch (JsonProcessingException e) { // which may quote the file
      throw unreadable("it was cut or changed", null);
    } catch (IOException e) {
      throw unreadable(FileTrouble.words(e), e);
    }
    wanted = kept;
    return kept;
  }

  /** What is to be kept from now on; waits for nothing, {@link #keep} brings it to disk. */
  public void change(Inventory inventory) {
    wanted = inventory;
  }

  /**
   * Brings what was changed last to disk; a crash leaves either the old file or the new one.
   *
   * @throws Refused with {@link Code#PROJECT_UNWRITABLE}
   */
  public synchronized void keep() {
    Inventory now = wanted;
    if (now.equals(kept)) {
      return;
    }
    List<Line> lines =
        now.marks().entrySet().stream()
            .sorted(
                Map.Entry.comparingByKey(
                    Comparator.comparing(Place::side)
                        .thenComparing(Place::table)
                        .thenComparing(Place::column)))
            .map(e -> line(e.getKey(), e.getValue()))
            .toList();
    try {
      Sheet sheet = new Sheet(FORMAT, lines);
      AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sheet));
      kept = now;
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.PROJECT_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e));
      throw new Refused(problem, e);
    }
  }

  private static Place place(Line line) {
    String column = Objects.requireNonNullElse(line.column(), "");
    return new Place(line.side(), new TableName(line.schema(), line.table()), column);
  }

  private static Mark mark(Line line) {
    return new Mark(
        Optional.ofNullable(line.sensitivity()),
        Objects.requireNonNullElse(line.owner(), ""),
        Optional.ofNullable(line.seen()));
  }

  private static Line line(Place place, Mark mark) {
    return new Line(
        place.side(),
        place.table().schema(),
        place.table().name(),
        place.column().isEmpty() ? null : place.column(),
        mark.sensitivity().orElse(null),
        mark.owner().isEmpty() ? null : mark.owner(),
        mark.seen().orElse(null));
  }

  private Refused unreadable(String why, @Nullable IOException cause) {
    Problem problem =
        Problem.blocker(Code.PROJECT_UNREADABLE, Location.EVERYWHERE, file.toString(), why);
    return cause == null ? new Refused(problem) : new Refused(problem, cause);
  }
}
