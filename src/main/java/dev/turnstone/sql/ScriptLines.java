package dev.turnstone.sql;

/** Takes a script of SQL, statement by statement, that a person is to read and run by hand. */
public interface ScriptLines {
  /** A remark, without the marks that make it one. */
  void comment(String text);

  /** A statement, without the semicolon at its end. */
  void statement(String sql);

  /** The text as a remark that no character in it can end. */
  static String remark(String text) {
    return text.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
  }
}
