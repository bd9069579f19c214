package dev.turnstone.ui.rule.expression;

import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with an expression, where, and what to write, in the window's language. */
final class MistakeWords {
  private static final Pattern MISSING =
      Pattern.compile("there is no column or function (.*?)(?:; there is a column (.*))?");
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:extraneous|mismatched) input '(.*)' expecting .*", Pattern.DOTALL);
  private static final Pattern LACKING = Pattern.compile("missing ('.*') at .*", Pattern.DOTALL);
  private static final Pattern LETTERS =
      Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for (.*) applied to '(.*)'");
  private static final String END = "<EOF>";
  private static final int NEAR = 2;

  private final Messages messages;
  private final List<String> names;

  /**
   * Words for expressions that may use these names.
   *
   * @param names of columns and functions
   */
  MistakeWords(Messages messages, List<String> names) {
    this.messages = messages;
    this.names = names;
  }

  /** All of them; of an expression that breaks the grammar the first says it all. */
  List<Mistake> of(List<Problem> problems) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Problem problem : problems) {
      String[] place = problem.arguments().get(0).split(":", 2);
      String words = problem.arguments().get(1);
      int line = Integer.parseInt(place[0]);
      int column = Integer.parseInt(place[1]);
      mistakes.add(new Mistake(line, column, said(words), hint(words)));
      if (grammar(words)) {
        return mistakes.subList(0, 1);
      }
    }
    return mistakes;
  }

  private static boolean grammar(String words) {
    return UNEXPECTED.matcher(words).matches()
        || LACKING.matcher(words).matches()
        || LETTERS.matcher(words).matches();
  }

  private String said(String words) {
    Matcher unexpected = UNEXPECTED.matcher(words);
    if (unexpected.matches()) {
      String found = unexpected.group(1);
      return found.equals(END)
          ? messages.text("rule.mistake.end")
          : messages.text("rule.mistake.unexpected", found);
    }
    Matcher lacking = LACKING.matcher(words);
    if (lacking.matches()) {
      return messages.text("rule.mistake.lacking", lacking.group(1));
    }
    Matcher letters = LETTERS.matcher(words);
    if (letters.matches()) {
      return opensText(letters.group(1))
          ? messages.text("rule.mistake.quote")
          : messages.text("rule.mistake.unexpected", letters.group(1).strip());
    }
    Matcher missing = MISSING.matcher(words);
    if (missing.matches()) {
      return messages.text("rule.mistake.missing", missing.group(1));
    }
    Matcher overload = OVERLOAD.matcher(words);
    if (overload.matches()) {
      return messages.text("rule.mistake.types", function(overload.group(1)), overload.group(2));
    }
    return words;
  }

  private Optional<String> hint(String words) {
    Matcher missing = MISSING.matcher(words);
    if (missing.matches()) {
      return Optional.ofNullable(missing.group(2))
          .or(() -> nearest(missing.group(1)))
          .map(name -> messages.text("rule.hint.name", name))
          .or(() -> Optional.of(messages.text("rule.hint.names")));
    }
    Matcher letters = LETTERS.matcher(words);
    if (letters.matches()) {
      return letters.group(1).strip().equals("=")
          ? Optional.of(messages.text("rule.hint.equals"))
          : opensText(letters.group(1))
              ? Optional.of(messages.text("rule.hint.quote"))
              : Optional.empty();
    }
    Matcher overload = OVERLOAD.matcher(words);
    if (overload.matches()) {
      return types(overload.group(1), overload.group(2));
    }
    return words.startsWith("a filter is true or false")
        ? Optional.of(messages.text("rule.hint.filter"))
        : Optional.empty();
  }

  private Optional<String> types(String function, String given) {
    boolean text = given.contains("string");
    if (given.contains("decimal") && text) {
      return Optional.of(messages.text("rule.hint.decimal_text"));
    }
    if (given.contains("decimal") && given.contains("double")) {
      return Optional.of(messages.text("rule.hint.decimal"));
    }
    if (function.equals("+") && text) {
      return Optional.of(messages.text("rule.hint.text"));
    }
    boolean logic = function.equals("&&") || function.equals("||") || function.contains("?");
    return logic ? Optional.of(messages.text("rule.hint.truth")) : Optional.empty();
  }

  private static boolean opensText(String letters) {
    return letters.startsWith("'") || letters.startsWith("\"");
  }

  private static String function(String name) {
    String plain = name.replace("'", "");
    return plain.equals("_?_:_") ? "? :" : plain.equals("_[_]") ? "[ ]" : plain;
  }

  private Optional<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = "";
    int least = NEAR + 1;
    for (String known : names) {
      int far = distance(wanted, known.toLowerCase(Locale.ROOT));
      if (far < least && far < wanted.length()) {
        least = far;
        best = known;
      }
    }
    return least > NEAR ? begun(wanted) : Optional.of(best);
  }

  /** The shortest name that goes on as this one begins, so that upper means upperAscii. */
  private Optional<String> begun(String wanted) {
    return names.stream()
        .filter(n -> wanted.length() > NEAR && n.toLowerCase(Locale.ROOT).startsWith(wanted))
        .min((a, b) -> Integer.compare(a.length(), b.length()));
  }

  /** Letters to change, add, take away or swap with a neighbour. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int step(int[][] steps, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    least = Math.min(least, steps[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
