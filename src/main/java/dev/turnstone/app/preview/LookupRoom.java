package dev.turnstone.app.preview;

import dev.turnstone.app.Workspace;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.row.KeyedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder for tables that rules look into, made when memory does not hold one of them. */
final class LookupRoom implements AutoCloseable {
  private final Workspace workspace;
  private @Nullable Path folder;

  LookupRoom(Workspace workspace) {
    this.workspace = workspace;
  }

  KeyedStore store() {
    Path known = folder;
    if (known == null) {
      known = workspace.temporary("preview-");
      folder = known;
    }
    return new TemporaryRoom(known).keyedStore();
  }

  @Override
  public void close() {
    Path known = folder;
    if (known == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(known)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
