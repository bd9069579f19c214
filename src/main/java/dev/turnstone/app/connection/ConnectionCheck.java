package dev.turnstone.app.connection;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.Optional;

/**
 * One thing that was looked at while a connection was tested.
 *
 * @param severity empty: nothing speaks against it
 * @param words what was found, without secrets and row values
 * @param fix what to do about it, as a sentence
 * @param statement what an administrator runs to settle it, to be copied
 */
public record ConnectionCheck(
    Subject subject,
    Optional<Severity> severity,
    String words,
    Optional<String> fix,
    Optional<String> statement) {
  /** What was looked at. */
  public enum Subject {
    REACHABLE,
    ENCRYPTION,
    RIGHTS,
    WRITABLE,
    ENCODING,
    TIME_ZONE,
    ROOM,
    TABLES
  }

  /** Nothing to do. */
  public static ConnectionCheck passed(Subject subject, String words) {
    return new ConnectionCheck(
        subject, Optional.empty(), words, Optional.empty(), Optional.empty());
  }

  /** Something to look at, or to settle, as that sentence says. */
  public static ConnectionCheck found(
      Subject subject, Severity severity, String words, String fix) {
    return new ConnectionCheck(
        subject, Optional.of(severity), words, Optional.of(fix), Optional.empty());
  }

  /**
   * In the problem's own words, less what is about texts and variables of the command line, which
   * somebody who fills in fields does not see.
   */
  static ConnectionCheck of(Subject subject, Problem problem) {
    String words =
        switch (problem.code()) {
          case CONNECTION_SYNTAX -> problem.arguments().get(1);
          default -> problem.message();
        };
    Optional<String> fix =
        switch (problem.code()) {
          case CONNECTION_SYNTAX -> Optional.of("Mend this field and test again.");
          case LOGIN_REFUSED -> Optional.of("Check user and password.");
          default -> Optional.of(problem.fix());
        };
    return new ConnectionCheck(
        subject, Optional.of(problem.severity()), words, fix, Optional.empty());
  }

  /** With a statement that settles it. */
  ConnectionCheck settledBy(String sql) {
    return new ConnectionCheck(subject, severity, words, fix, Optional.of(sql));
  }

  /** The connection cannot be used before this is settled. */
  public boolean blocks() {
    return severity.filter(s -> s == Severity.BLOCKER).isPresent();
  }
}
