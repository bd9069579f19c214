package dev.turnstone.ui.rule.preview;

import dev.turnstone.problem.Problem;

/** What a problem says, where its place is known from where it is shown. */
public final class ProblemWords {
  private ProblemWords() {}

  /** As a sentence without its place. */
  public static String of(Problem problem) {
    String place = problem.where() + ": ";
    String words = problem.message();
    String shown = words.startsWith(place) ? words.substring(place.length()) : words;
    String sentence =
        shown.isEmpty() || ".!?".indexOf(shown.charAt(shown.length() - 1)) >= 0
            ? shown
            : shown + ".";
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
