package dev.turnstone.cli;

import java.util.Arrays;
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

  /** How many letters have to be put in, taken out or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
