package dev.turnstone.app.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.plan.file.PlanJson;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What was in both databases when they were last read, in the migration's workspace, so that a
 * migration that is opened again lists its tables at once. It may be outdated and is never worked
 * from. Thread safe.
 */
public final class CatalogueCache {
  private static final int FORMAT = 1;

  private final Workspace workspace;

  public CatalogueCache(Workspace workspace) {
    this.workspace = workspace;
  }

  private record Sheet(
      @JsonProperty(required = true) int format,
      @JsonProperty(required = true) String connection,
      @JsonProperty(required = true) String read,
      @JsonProperty(required = true) String fingerprint,
      @JsonProperty(required = true) Catalog catalog) {}

  /**
   * A catalogue as it was.
   *
   * @param read when it was read
   * @param fingerprint of its structure, see {@link Catalog#fingerprint}
   */
  public record Kept(Catalog catalog, Instant read, String fingerprint) {}

  /**
   * The catalogue that was read last.
   *
   * @param connection the side's connection text; what was read of another database does not count
   * @return empty: none was kept, of another database, or by another version: it is only a cache
   */
  public synchronized Optional<Kept> read(Side side, String connection) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file(side)))) {
      Sheet sheet = PlanJson.reader(Sheet.class).readValue(in);
      return sheet.format() == FORMAT && sheet.connection().equals(connection)
          ? Optional.of(new Kept(sheet.catalog(), Instant.parse(sheet.read()), sheet.fingerprint()))
          : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty(); // nobody loses work by it
    }
  }

  /**
   * Keeps a catalogue that was just read.
   *
   * @throws Refused when the workspace cannot be written
   */
  public synchronized void write(Side side, String connection, Catalog catalog, Instant now) {
    Path file = file(side);
    Sheet sheet = new Sheet(FORMAT, connection, now.toString(), catalog.fingerprint(), catalog);
    try {
      Path room = workspace.room();
      byte[] bytes =
          PlanJson.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(sheet);
      AtomicFile.write(room.resolve(file.getFileName()), bytes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a catalogue can always be written", e);
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.PROJECT_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e));
      throw new Refused(problem, e);
    }
  }

  private Path file(Side side) {
    return workspace
        .folder()
        .resolve("catalogue-" + side.name().toLowerCase(Locale.ROOT) + ".json");
  }
}
