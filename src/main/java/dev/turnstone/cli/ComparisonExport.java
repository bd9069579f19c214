package dev.turnstone.cli;

import dev.turnstone.cli.document.ComparisonCsv;
import dev.turnstone.cli.document.ComparisonDocument;
import dev.turnstone.cli.document.ComparisonPage;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RepairScript;
import dev.turnstone.undo.difference.TableComparison;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file that a comparison is written to, in the form that the end of its name tells. */
record ComparisonExport(Path file) {

  /**
   * Makes sure of the file before the work of hours.
   *
   * @throws Refused when its name tells no form, or it cannot be written
   */
  static void requireSense(Path file) {
    if (!form(file).matches("json|csv|html|sql")) {
      String what = "--export " + file + " should end in .json, .csv, .html or .sql";
      throw new Refused(Problem.blocker(Code.USAGE, Location.EVERYWHERE, what));
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean fine =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isWritable(folder);
    if (!fine) {
      throw unwritable(file, "no such folder, or no right to write");
    }
  }

  private static String form(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Refused unwritable(Path file, String reason) {
    return new Refused(
        Problem.blocker(Code.REPORT_UNWRITABLE, Location.EVERYWHERE, file.toString(), reason));
  }

  void write(Comparison comparison, List<TableComparison> tables) {
    try {
      if (form(file).equals("json")) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          ComparisonDocument.write(out, comparison, tables, Long.MAX_VALUE);
        }
        return;
      }
      try (Writer out = Files.newBufferedWriter(file)) {
        switch (form(file)) {
          case "csv" -> ComparisonCsv.write(out, comparison, tables);
          case "html" -> ComparisonPage.write(out, comparison, tables);
          default -> RepairScript.write(comparison, new ScriptFile.Lines(out));
        }
      }
    } catch (IOException e) {
      throw unwritable(file, FileTrouble.words(e));
    } catch (UncheckedIOException e) {
      throw unwritable(file, String.valueOf(e.getMessage()));
    }
  }
}
