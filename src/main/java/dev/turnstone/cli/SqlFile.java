package dev.turnstone.cli;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A script of SQL in a file of UTF-8 text. */
final class SqlFile {
  /** Far above any script that a person reads. */
  private static final long MOST_BYTES = 16L << 20;

  private SqlFile() {}

  /**
   * The script, without the byte order mark that some editors put in front.
   *
   * @throws Refused when it cannot be read
   */
  static String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) throw unreadable(file, "it is larger than 16 MB", null);
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8 text", e);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.words(e), e);
    }
  }

  private static Refused unreadable(Path file, String why, @Nullable Exception cause) {
    Problem problem =
        Problem.blocker(Code.SCRIPT_UNREADABLE, Location.EVERYWHERE, file.toString(), why);
    return cause == null ? new Refused(problem) : new Refused(problem, cause);
  }
}
