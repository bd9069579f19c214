package dev.turnstone.journal;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key in a file of one line that only its owner can read. Where the file system knows no owners
 * nothing is written: a key that others could read is none.
 */
final class KeyFile {
  private static final Pattern LINE =
      Pattern.compile("turnstone-key-1 ([0-9a-f]{64}) (\\p{XDigit}{16})\n");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * The key; empty when there is no file.
   *
   * @throws Refused when others can read it
   * @throws JournalDamaged when it holds something else
   */
  Optional<byte[]> read() {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    try {
      if (!OWNERS.containsAll(permissions(path))) {
        throw new Refused(problem(Code.KEY_FILE_EXPOSED));
      }
      Matcher line = LINE.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
      if (!line.matches() || !check(line.group(1)).equals(line.group(2))) {
        throw new JournalDamaged(problem(Code.KEY_FILE_DAMAGED), null);
      }
      return Optional.of(HexFormat.of().parseHex(line.group(1)));
    } catch (UnsupportedOperationException e) {
      throw new Refused(problem(Code.KEY_FILE_UNPROTECTED), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Makes the file, on disk when this returns; gives the key that another process made first. */
  byte[] create(byte[] key) {
    Path growing = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      try {
        write(growing, key);
        Files.createLink(path, growing);
        FolderSync.sync(path);
      } catch (FileAlreadyExistsException e) {
        return read().orElseThrow(() -> unusable(e));
      } finally {
        Files.deleteIfExists(growing);
      }
      return key;
    } catch (UnsupportedOperationException e) {
      throw new Refused(problem(Code.KEY_FILE_UNPROTECTED), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(Path file, byte[] key) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      if (!permissions(file).equals(OWNER_ONLY)) {
        throw new Refused(problem(Code.KEY_FILE_UNPROTECTED));
      }
      String hex = HexFormat.of().formatHex(key);
      String line = "turnstone-key-1 " + hex + " " + check(hex) + "\n";
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.getPosixFilePermissions(file);
  }

  private static String check(String hex) {
    return String.format(Locale.ROOT, "%016x", Hashing.xxh3_64().hashCharsToLong(hex));
  }

  private Problem problem(Code code) {
    return Problem.blocker(code, Location.EVERYWHERE, path.toString());
  }

  private EngineException unusable(IOException cause) {
    String folder = String.valueOf(path.toAbsolutePath().getParent());
    return new Refused(
        Problem.blocker(Code.WORKSPACE_UNUSABLE, Location.EVERYWHERE, folder), cause);
  }
}
