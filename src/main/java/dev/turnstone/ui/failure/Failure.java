package dev.turnstone.ui.failure;

import dev.turnstone.app.LogFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong, in words.
 *
 * @param title what happened
 * @param words what it means and what to do, a paragraph each
 * @param details for whoever mends it, without any value of a row; empty: there is nothing more
 */
public record Failure(String title, List<String> words, String details) {
  public Failure {
    words = List.copyOf(words);
  }

  /** A known problem in its own words; anything else as a bug of ours, with its code. */
  public static Failure of(Throwable reason, Messages messages) {
    if (reason instanceof EngineException known && !known.problems().isEmpty()) {
      Problem first = known.problems().get(0);
      List<String> rest =
          known.problems().stream().skip(1).map(p -> p.message() + " " + p.fix()).toList();
      List<String> words = new ArrayList<>(List.of(first.fix()));
      words.addAll(rest);
      return new Failure(sentence(first), words, "");
    }
    String code = LogFile.code(reason);
    return new Failure(
        messages.text("failure.bug.title"),
        List.of(messages.text("failure.bug.words", code)),
        code + System.lineSeparator() + LogFile.described(reason));
  }

  /** What is said of no table in particular begins as a sentence does. */
  private static String sentence(Problem problem) {
    String words = problem.message();
    boolean plain = problem.where().equals(Location.EVERYWHERE) && !words.isEmpty();
    return plain ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
  }
}
