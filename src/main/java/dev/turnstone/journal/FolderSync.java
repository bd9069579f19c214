package dev.turnstone.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the names in a folder outlast a power loss, which syncing the files alone does not. */
public final class FolderSync {
  private FolderSync() {}

  /**
   * Has the name of a file or folder on disk when it returns. Does nothing where folders cannot be
   * opened, as on Windows, whose file system keeps names by itself.
   *
   * @throws IOException when the disk refuses
   */
  public static void sync(Path entry) throws IOException {
    Path folder = entry.toAbsolutePath().getParent();
    boolean opens = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (opens && folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * The same for a new folder and every new one above it.
   *
   * @param known the nearest that was there before
   */
  public static void syncNew(Path folder, Path known) throws IOException {
    for (Path made = folder; made != null && !made.equals(known); made = made.getParent()) {
      sync(made);
    }
  }
}
