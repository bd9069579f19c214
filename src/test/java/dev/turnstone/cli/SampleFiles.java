package dev.turnstone.cli;

import dev.turnstone.app.sample.SampleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample's finished plan on disk, bound to the databases of a folder. */
final class SampleFiles {
  private SampleFiles() {}

  static Path plan(Path folder) {
    try {
      String json =
          SampleStore.text("plan.json")
              .replace("sqlite:store4.db", "sqlite:" + folder.resolve("store4.db"))
              .replace("sqlite:store5.db", "sqlite:" + folder.resolve("store5.db"));
      return Files.writeString(folder.resolve("plan.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
