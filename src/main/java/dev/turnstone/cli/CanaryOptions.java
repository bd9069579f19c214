package dev.turnstone.cli;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.RunResult;
import dev.turnstone.plan.Safeguards;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a run begins with a canary, and who decides about it. */
final class CanaryOptions {
  private static final int MOST = 100_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--canary",
      paramLabel = "N|none",
      description = {
        "Load N rows of each table first, and all that they refer to, and wait for",
        "turnstone promote or turnstone abort."
      })
  private Optional<String> canary = Optional.empty();

  @Option(
      names = "--canary-auto",
      description = "Promote the canary at once when it is verified and set no row aside.")
  private boolean auto;

  /** Refuses what makes no sense, before anything else is done. */
  void requireSense() {
    applied(Safeguards.DEFAULT);
  }

  /** The limits with what was asked for. */
  Safeguards applied(Safeguards old) {
    return canary.map(text -> old.withCanary(rows(text))).orElse(old);
  }

  private OptionalInt rows(String text) {
    if (text.equals("none")) {
      return OptionalInt.empty();
    }
    if (!text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      String wanted = "a whole number from 1 to " + MOST + ", or the word none";
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--canary': it must be " + wanted + ".");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  /** The result; of a canary that is well, where that was asked for, what promoting it gives. */
  RunResult decided(RunResult result, Function<String, RunResult> promote) {
    return auto && Canaries.clean(result) ? promote.apply(result.run()) : result;
  }
}
