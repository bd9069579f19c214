package dev.turnstone.app;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that the result of a command is written to. */
public final class ReportFile {
  private ReportFile() {}

  /** A result that could not be kept is better known before the work of hours. */
  public static void checkWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean fine =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isWritable(folder);
    if (!fine) {
      throw new EngineException.Refused(unwritable(file, "no such folder, or no right to write"));
    }
  }

  /** Why it could not be written; empty: it was. */
  public static Optional<Problem> write(Path file, String text) {
    try {
      Files.writeString(file, text);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(unwritable(file, FileTrouble.words(e)));
    }
  }

  private static Problem unwritable(Path file, String reason) {
    return Problem.blocker(Code.REPORT_UNWRITABLE, Location.EVERYWHERE, file.toString(), reason);
  }
}
