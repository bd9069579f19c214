package dev.turnstone.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed wrongly, said again only as far as it cannot hold a secret. */
final class Typed {
  private Typed() {}

  static String complaint(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return wrong.getMessage() == null ? "the arguments cannot be understood" : wrong.getMessage();
    }
    List<String> strangers = unmatched.getUnmatched();
    String first = strangers.isEmpty() ? "" : strangers.get(0);
    if (first.startsWith("-")) {
      String option = first.replaceAll("=.*", "");
      String hint =
          option.toLowerCase(Locale.ROOT).contains("pass")
              ? ". Passwords come from variables, never from an argument"
              : "";
      return "there is no option " + option + hint + ".";
    }
    boolean plain = first.matches("[A-Za-z0-9_-]{1,40}");
    boolean command = !wrong.getCommandLine().getSubcommands().isEmpty();
    String what = command ? "there is no command " : "nothing is expected here, but there is ";
    return what + (plain ? first : "something else") + ".";
  }

  /** The option or command that was probably meant; empty when none is near. */
  static Optional<String> meant(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    String typed = unmatched.getUnmatched().get(0).replaceAll("=.*", "");
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    return (typed.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet())
        .stream()
            .filter(name -> distance(typed, name) <= Math.min(3, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance(typed, name)))
            .map(name -> typed.startsWith("-") ? name : spec.qualifiedName() + " " + name);
  }

  /** How many letters have to be put in, taken out, changed, or swapped with the next one. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, steps[i - 2][j - 2] + 1);
        }
        steps[i][j] = least;
      }
    }
    return steps[a.length()][b.length()];
  }
}
