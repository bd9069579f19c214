package dev.turnstone.jdbc.sqlite;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of SQLite means to a person: which step can come next. */
final class SqliteErrors {
  private SqliteErrors() {}

  /** The failure of a statement or connection of this file. */
  static EngineException of(Path file, SQLException e) {
    String name = file.toString();
    SQLiteErrorCode code = codeOf(e);
    return switch (primary(code)) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_SCHEMA, SQLITE_PROTOCOL ->
          new EngineException.TryAgain(
              problem(Code.SERVER_BUSY, name + " is in use by another process"), e);
      case SQLITE_FULL -> refused(Code.DISK_FULL, e, name);
      case SQLITE_READONLY -> refused(Code.READ_ONLY_TARGET, e, name, readOnlyReason(code));
      case SQLITE_NOTADB -> refused(Code.NOT_A_DATABASE, e, name);
      case SQLITE_CORRUPT -> refused(Code.FILE_DAMAGED, e, name);
      case SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN, SQLITE_IOERR ->
          new EngineException.ConnectionLost(
              problem(Code.CONNECTION_BROKE, name, code.name() + ", " + code.message), e);
      case SQLITE_NOMEM -> refused(Code.SERVER_REFUSED, e, "SQLite ran out of memory");
      default -> refused(Code.SERVER_REFUSED, e, String.valueOf(e.getMessage()));
    };
  }

  private static String readOnlyReason(SQLiteErrorCode code) {
    return code == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK
        ? "a program left it in the middle of a change; open it once with that program"
        : "the file or its folder is read-only";
  }

  static SQLiteErrorCode codeOf(SQLException e) {
    return e instanceof SQLiteException lite ? lite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static SQLiteErrorCode primary(SQLiteErrorCode code) {
    return code.code < 0 ? code : SQLiteErrorCode.getErrorCode(code.code & 0xff);
  }

  private static EngineException.ServerRefused refused(
      Code code, SQLException cause, String... arguments) {
    return new EngineException.ServerRefused(problem(code, arguments), cause);
  }

  private static Problem problem(Code code, String... arguments) {
    return Problem.blocker(code, Location.EVERYWHERE, arguments);
  }
}
