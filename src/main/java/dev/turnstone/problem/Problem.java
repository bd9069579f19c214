package dev.turnstone.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final int PLAN_FILE = 7;
  private static final int PLACE = 8;
  private static final int TABLE = 9;
  private static final int FIRST_QUOTED = 10;

  public Problem {
    arguments = List.copyOf(arguments);
    if (arguments.size() > PLAN_FILE) {
      throw new IllegalArgumentException("at most " + PLAN_FILE + " arguments");
    }
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

  /** What to do about it, as one sentence; a plan's file is called {@code plan.json} in it. */
  public String fix() {
    return fix("plan.json");
  }

  /** As {@link #fix()}, with commands that name this plan file. */
  public String fix(String planFile) {
    String key = code.name() + ".fix";
    String elsewhere = key + ".everywhere";
    boolean nowhere = where.table().isEmpty() && TEXTS.containsKey(elsewhere);
    return fill(nowhere ? elsewhere : key, planFile);
  }

  private String fill(String key) {
    return fill(key, "plan.json");
  }

  /** See the head of the texts for what the numbers mean. */
  private String fill(String key, String planFile) {
    Object[] words = new Object[FIRST_QUOTED + PLAN_FILE];
    Arrays.fill(words, "");
    for (int i = 0; i < arguments.size(); i++) {
      words[i] = arguments.get(i);
      words[FIRST_QUOTED + i] = ShellWord.of(arguments.get(i));
    }
    words[PLAN_FILE] = ShellWord.of(planFile);
    words[PLACE] = where.options();
    words[TABLE] = new Location(where.table(), Optional.empty()).options();
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(words);
  }
}
