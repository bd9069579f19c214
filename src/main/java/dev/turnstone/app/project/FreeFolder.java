package dev.turnstone.app.project;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds folders for new migrations. */
public final class FreeFolder {
  private static final int LONGEST = 60;

  private FreeFolder() {}

  /**
   * A folder of which there is nothing yet, named after the migration; further ones of the same
   * name get a number. Waits for the disk.
   *
   * @param name as a person calls it; what no file system has in names becomes a hyphen
   */
  public static Path in(Path parent, String name) {
    String plain =
        name.strip().replaceAll("[^\\p{L}\\p{N} ._-]+", "-").replaceAll("^[. ]+|[. ]+$", "");
    String shorter = plain.substring(0, plain.offsetByCodePoints(0, length(plain))).strip();
    String usable = shorter.isEmpty() ? "migration" : shorter;
    Path folder = parent.resolve(usable);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(usable + " " + i);
    }
    return folder;
  }

  private static int length(String text) {
    return Math.min(LONGEST, text.codePointCount(0, text.length()));
  }
}
