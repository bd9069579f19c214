package dev.turnstone.app.export;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.ScriptLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file of SQL statements, one a line, each with its semicolon. */
public final class ScriptFile {
  private ScriptFile() {}

  /**
   * Writes a script.
   *
   * @throws Refused when the file cannot be written
   */
  public static void write(Path file, Consumer<ScriptLines> script) {
    try (Writer out = Files.newBufferedWriter(file)) {
      script.accept(new Lines(out));
    } catch (IOException e) {
      throw unwritable(file, FileTrouble.words(e), e);
    } catch (UncheckedIOException e) {
      throw unwritable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Refused unwritable(Path file, String reason, Exception cause) {
    return new Refused(
        Problem.blocker(Code.REPORT_UNWRITABLE, Location.EVERYWHERE, file.toString(), reason),
        cause);
  }

  /** The script as its file has it; a file that cannot be written ends in UncheckedIOException. */
  record Lines(Writer out) implements ScriptLines {
    @Override
    public void comment(String text) {
      line("-- " + text);
    }

    @Override
    public void statement(String sql) {
      line(sql + ";");
    }

    private void line(String text) {
      try {
        out.write(text + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
