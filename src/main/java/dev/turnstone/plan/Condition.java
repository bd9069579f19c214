package dev.turnstone.plan;

/**
 * Something that has to be true of a database before a run begins or after it has loaded: a query
 * and what it must give. A condition before the run that does not hold refuses it; one after the
 * run that does not hold makes the run's result DIFFERENT.
 *
 * @param name told in results; not blank, no two alike
 * @param sql one query in the SQL of the database it asks, without a closing semicolon; it is asked
 *     through a connection that can write nothing
 */
public record Condition(String name, When when, Asked of, String sql, Expectation expectation) {
  /** When it has to hold. */
  public enum When {
    /** Before the first write. */
    BEFORE,
    /** Once all rows are in, keys are validated and the target was read back. */
    AFTER
  }

  /** Which database is asked. */
  public enum Asked {
    SOURCE,
    TARGET
  }

  /** What the query must give. */
  public sealed interface Expectation {}

  /** No row at all. */
  public record NoRow() implements Expectation {}

  /**
   * One row of one column with this value.
   *
   * @param text as the database writes it as text; two numbers are the same when they are equal,
   *     whatever zeros they end with
   */
  public record Value(String text) implements Expectation {}

  /**
   * One row of one column with the value that another query gives on the other database.
   *
   * @param sql a query in the other database's SQL
   */
  public record SameAs(String sql) implements Expectation {}
}
