package dev.turnstone.jdbc.sqlite;

import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The file of a database: whether it can be what is asked for, and connections to it. The path is
 * taken literally: {@code ?}, {@code #}, {@code %} and {@code file:} in it are just characters of a
 * name.
 */
final class SqliteFile {
  /** What SQLite is usually built for; a longer value could be read by few programs. */
  static final int LONGEST_VALUE = 1_000_000_000;

  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_SIZE_AT = 16;
  private static final int WAL_VERSION_AT = 18;
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private final Path path;

  private SqliteFile(Path path) {
    this.path = path;
  }

  /** The file an address names; nothing is opened. */
  static SqliteFile of(Address address) {
    try {
      if (address.database().isEmpty()) {
        throw syntax("", "the path is empty");
      }
      return new SqliteFile(Path.of(address.database()).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw syntax(address.toString().replace('\0', '?'), "it is no path of this system");
    }
  }

  private static Refused syntax(String address, String reason) {
    return new Refused(
        Problem.blocker(Code.CONNECTION_SYNTAX, Location.EVERYWHERE, address, reason));
  }

  Path path() {
    return path;
  }

  /** Refuses a file that is missing or no database. An empty file is an empty database. */
  void requireReadable() {
    if (!Files.exists(path)) {
      throw refused(Code.FILE_MISSING, path.toString());
    }
    if (!Files.isRegularFile(path) || !looksLikeDatabase()) {
      throw refused(Code.NOT_A_DATABASE, path.toString());
    }
    if (isCutInAPage()) {
      throw refused(Code.FILE_DAMAGED, path.toString());
    }
  }

  /** Refuses a file that cannot be written, or cannot be made where it is missing. */
  void requireWritable() {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      throw refused(Code.FILE_MISSING, folder.toString());
    }
    if (Files.exists(path)) {
      requireReadable();
      if (!Files.isWritable(path)) {
        throw refused(Code.READ_ONLY_TARGET, path.toString(), "the file is read-only");
      }
    }
    if (!Files.isWritable(folder)) {
      throw refused(Code.READ_ONLY_TARGET, path.toString(), "its folder is read-only");
    }
  }

  /** Why it cannot be written; empty: it can. */
  Optional<String> unwritable() {
    try {
      requireWritable();
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e.problems().get(0).message());
    }
  }

  /** The size of the file; empty while there is none. */
  OptionalLong bytes() {
    long length = path.toFile().length();
    return length == 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** Room left on its file system; empty where that is not told. */
  OptionalLong free() {
    try {
      return OptionalLong.of(Files.getFileStore(folder()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Takes the file away when it holds nothing at all. */
  void removeEmpty() {
    try {
      if (Files.exists(path) && Files.size(path) == 0) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    Path folder = path.getParent();
    return folder == null ? path : folder;
  }

  /**
   * SQLite reads what is missing of the last page as zeros, which look like rows. Only a file that
   * somebody is in the middle of writing, with its journal beside it, may end within a page.
   */
  private boolean isCutInAPage() {
    byte[] start = start();
    if (start.length <= PAGE_SIZE_AT + 1) {
      return false;
    }
    int size = ((start[PAGE_SIZE_AT] & 255) << 8) | (start[PAGE_SIZE_AT + 1] & 255);
    long page = size == 1 ? 65_536 : size;
    boolean atRest = !Files.exists(beside("-journal")) && !Files.exists(beside("-wal"));
    return atRest && page > 0 && path.toFile().length() % page != 0;
  }

  private Path beside(String suffix) {
    return Path.of(path + suffix);
  }

  private boolean looksLikeDatabase() {
    byte[] start = start();
    return start.length == 0 || Arrays.equals(HEADER, Arrays.copyOf(start, HEADER.length));
  }

  private byte[] start() {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(WAL_VERSION_AT + 2);
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.HOST_UNREACHABLE, Location.EVERYWHERE, path.toString(), "it cannot be read");
      throw new EngineException.ConnectionLost(problem, e);
    }
  }

  /**
   * A connection that cannot write. Beside a file in WAL mode SQLite keeps {@code -wal} and {@code
   * -shm}; where their folder does not allow that and nobody has it open, the file is read as it
   * stands.
   */
  Connection reader() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    try {
      return prepared(config, "", "query_only = 1");
    } catch (SQLException e) {
      if (isCannotOpen(e) && restsInWalMode()) {
        return readerOfRestingFile(config);
      }
      throw SqliteErrors.of(path, e);
    }
  }

  /** Opens and closes it, so that a file that cannot be read is told of at once. */
  void probe() {
    try {
      reader().close();
    } catch (SQLException e) {
      throw SqliteErrors.of(path, e);
    }
  }

  private Connection readerOfRestingFile(SQLiteConfig config) {
    try {
      return prepared(config, "?immutable=1", "query_only = 1");
    } catch (SQLException e) {
      throw SqliteErrors.of(path, e);
    }
  }

  /** The connection that writes; foreign keys are not enforced on it. */
  Connection writer() {
    SQLiteConfig config = config();
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LONGEST_VALUE));
    try {
      return prepared(config, "", "foreign_keys = 0");
    } catch (SQLException e) {
      throw SqliteErrors.of(path, e);
    }
  }

  private Connection prepared(SQLiteConfig config, String options, String pragma)
      throws SQLException {
    Connection connection = config.createConnection("jdbc:sqlite:" + uri(path) + options);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma);
      statement.execute("PRAGMA trusted_schema = 0");
      statement.execute("PRAGMA cell_size_check = 1");
      statement.execute("SELECT count(*) FROM sqlite_schema");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The driver locks a connection around every call, so that SQLite need not lock it again. */
  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enableLoadExtension(false);
    config.setSharedCache(false);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }

  private static boolean isCannotOpen(SQLException e) {
    return e instanceof SQLiteException lite
        && (lite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CANTOPEN.code;
  }

  private boolean restsInWalMode() {
    byte[] start = start();
    return start.length == WAL_VERSION_AT + 2
        && start[WAL_VERSION_AT] == 2
        && !Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
  }

  /** A file URI in which every character that could mean anything is escaped. */
  static String uri(Path absolute) {
    StringBuilder uri = new StringBuilder("file:");
    String text = absolute.toString().replace('\\', '/');
    if (!text.startsWith("/")) {
      uri.append("///");
    }
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      if (plain || b == '/' || b == '.' || b == '-' || b == '_') {
        uri.append((char) b);
      } else {
        uri.append('%').append(Character.forDigit((b >> 4) & 15, 16));
        uri.append(Character.forDigit(b & 15, 16));
      }
    }
    return uri.toString();
  }

  private static Refused refused(Code code, String... arguments) {
    return new Refused(Problem.blocker(code, Location.EVERYWHERE, arguments));
  }
}
