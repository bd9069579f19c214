package dev.turnstone.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing that is wrong or worth knowing, as a value: a stable code, how serious it is, where,
 * and the words to fill into its message. Message and fix live in {@code problems.properties},
 * keyed by the code. Arguments may name tables, columns, keys, counts and limits, never row values
 * or secrets.
 *
 * @param arguments filled into the texts as {0}, {1}, ..
 */
public record Problem(Code code, Severity severity, Location where, List<String> arguments) {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("dev.turnstone.problem.problems", Locale.ROOT);

  public Problem {
    arguments = List.copyOf(arguments);
  }

  public static Problem note(Code code, Location where, String... arguments) {
    return new Problem(code, Severity.NOTE, where, List.of(arguments));
  }

  public static Problem warning(Code code, Location where, String... arguments) {
    return new Problem(code, Severity.WARNING, where, List.of(arguments));
  }

  public static Problem blocker(Code code, Location where, String... arguments) {
    return new Problem(code, Severity.BLOCKER, where, List.of(arguments));
  }

  /** What happened and what it means, in one or two sentences; starts with where it is. */
  public String message() {
    String text = fill(code.name() + ".message");
    String place = where.toString();
    return place.isEmpty() ? text : place + ": " + text;
  }

  /** What to do about it, as one sentence. */
  public String fix() {
    return fill(code.name() + ".fix");
  }

  private String fill(String key) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(arguments.toArray());
  }
}
