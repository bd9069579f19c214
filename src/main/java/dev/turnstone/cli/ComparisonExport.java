package dev.turnstone.cli;

import dev.turnstone.app.export.ComparisonFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Path;

/** A file that was asked for with {@code --export}. */
final class ComparisonExport {
  private ComparisonExport() {}

  /**
   * Makes sure of the file before the work of hours.
   *
   * @throws Refused when its name tells no form, or it cannot be written
   */
  static void requireSense(Path file) {
    ComparisonFile wanted = new ComparisonFile(file);
    if (!wanted.known()) {
      String what = "--export " + file + " should end in .json, .csv, .html or .sql";
      throw new Refused(Problem.blocker(Code.USAGE, Location.EVERYWHERE, what));
    }
    wanted.requireWritable();
  }
}
