package dev.turnstone.jdbc.sqlite;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import org.sqlite.SQLiteErrorCode;

/**
 * Why SQLite refused a row of one table. Its messages name tables, columns and constraints; those
 * that could hold values are not passed on.
 */
final class RowRefusals {
  private static final int PRIMARY = 0xff;

  private final Location where;
  private final String table;
  private final String prefix;

  /**
   * For one table.
   *
   * @param shown the table as people know it
   * @param name the table's own name
   */
  RowRefusals(String shown, String name) {
    this.where = Location.table(shown);
    this.table = shown;
    this.prefix = name + ".";
  }

  /** True when the row is to blame, false when the file, the disk or the statement is. */
  static boolean concernsRow(int code) {
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code & PRIMARY);
    return primary == SQLiteErrorCode.SQLITE_CONSTRAINT
        || primary == SQLiteErrorCode.SQLITE_TOOBIG
        || primary == SQLiteErrorCode.SQLITE_MISMATCH
        || primary == SQLiteErrorCode.SQLITE_ERROR;
  }

  /** The reason in our words. */
  Problem of(int code, String message) {
    String object = message.substring(message.indexOf(": ") < 0 ? 0 : message.indexOf(": ") + 2);
    return switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
          Problem.blocker(Code.DUPLICATE_KEY, where, object.replace(prefix, ""));
      case SQLITE_CONSTRAINT_NOTNULL ->
          Problem.blocker(Code.NOT_NULLABLE, Location.column(table, object.replace(prefix, "")));
      case SQLITE_CONSTRAINT_CHECK -> Problem.blocker(Code.CHECK_FAILED, where, object);
      case SQLITE_CONSTRAINT_FOREIGNKEY ->
          Problem.blocker(Code.PARENT_MISSING, where, "another table");
      case SQLITE_CONSTRAINT_DATATYPE -> wrongClass(message);
      case SQLITE_MISMATCH ->
          Problem.blocker(Code.WRONG_CLASS, where, "something that is no whole number in its key");
      case SQLITE_TOOBIG ->
          Problem.blocker(Code.VALUE_TOO_LARGE, where, SqliteFile.LONGEST_VALUE + " bytes");
      default ->
          Problem.blocker(Code.REFUSED_BY_SERVER, where, SQLiteErrorCode.getErrorCode(code).name());
    };
  }

  /** From {@code cannot store TEXT value in INTEGER column t.c}. */
  private Problem wrongClass(String message) {
    String[] words = message.split(" ", 8);
    if (words.length < 8) {
      return Problem.blocker(Code.WRONG_CLASS, where, "another storage class");
    }
    String column = words[7].replace(prefix, "");
    String held = words[2] + " where only " + words[5] + " is allowed";
    return Problem.blocker(Code.WRONG_CLASS, Location.column(table, column), held);
  }
}
