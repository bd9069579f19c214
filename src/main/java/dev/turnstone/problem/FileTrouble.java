package dev.turnstone.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the system says against reading or writing a file, in words a person understands. */
public final class FileTrouble {
  private FileTrouble() {}

  /** A few words without the file's name. */
  public static String words(IOException trouble) {
    if (trouble instanceof NoSuchFileException) return "there is no such folder";
    if (trouble instanceof AccessDeniedException) return "the right is missing";
    String reason = trouble instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? "the system refuses" : reason;
  }
}
