package dev.turnstone.app.export;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RepairScript;
import dev.turnstone.undo.difference.TableComparison;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** A file that a comparison is written to, in the form that the end of its name tells. */
public record ComparisonFile(Path file) {

  /** False when the end of its name tells no form: .json, .csv, .html or .sql. */
  public boolean known() {
    return form().matches("json|csv|html|sql");
  }

  /**
   * Makes sure of the file before the work of hours.
   *
   * @throws Refused when it cannot be written
   */
  public void requireWritable() {
    Path folder = file.toAbsolutePath().getParent();
    boolean fine =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isWritable(folder);
    if (!fine) {
      throw unwritable("no such folder, or no right to write");
    }
  }

  /**
   * Writes all differences, or the SQL that would repair the right side.
   *
   * @param stop true once nobody wants the file any more; what there is of it is then deleted
   * @throws Refused when it cannot be written
   * @throws Stopped when nobody wants it any more
   */
  public void write(Comparison comparison, List<TableComparison> tables, BooleanSupplier stop) {
    try {
      write(comparison, tables, new Stoppable(Files.newOutputStream(file), stop));
    } catch (IOException e) {
      throw unwritable(FileTrouble.words(e));
    } catch (UncheckedIOException e) {
      throw unwritable(String.valueOf(e.getMessage()));
    } catch (Stopped e) {
      forget(e);
      throw e;
    }
  }

  private void write(Comparison comparison, List<TableComparison> tables, OutputStream to)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(to)) {
      if (form().equals("json")) {
        ComparisonDocument.write(out, comparison, tables, Long.MAX_VALUE);
        return;
      }
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      switch (form()) {
        case "csv" -> ComparisonCsv.write(text, comparison, tables);
        case "html" -> ComparisonPage.write(text, comparison, tables);
        default -> RepairScript.write(comparison, new ScriptFile.Lines(text));
      }
      text.flush();
    }
  }

  private void forget(Stopped reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e); // a part of a file is left; that it was stopped is what counts
    }
  }

  private String form() {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private Refused unwritable(String reason) {
    return new Refused(
        Problem.blocker(Code.REPORT_UNWRITABLE, Location.EVERYWHERE, file.toString(), reason));
  }

  /** Goes on for as long as somebody wants what is written. */
  private static final class Stoppable extends FilterOutputStream {
    private final BooleanSupplier stop;

    Stoppable(OutputStream out, BooleanSupplier stop) {
      super(out);
      this.stop = stop;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (stop.getAsBoolean()) {
        throw new Stopped(Problem.note(Code.COMPARISON_STOPPED, Location.EVERYWHERE));
      }
      out.write(bytes, offset, length);
    }
  }
}
