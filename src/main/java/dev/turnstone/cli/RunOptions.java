package dev.turnstone.cli;

import dev.turnstone.plan.Safeguards;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a run is to go about its work; what is not said stays as the plan has it. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--workers", paramLabel = "N", description = "Workers at once, 1 to 32.")
  private Optional<Integer> workers = Optional.empty();

  @Option(names = "--chunk-rows", paramLabel = "N", description = "Rows per transaction.")
  private Optional<Integer> chunkRows = Optional.empty();

  @Option(
      names = "--rows-per-second",
      paramLabel = "N",
      description = "At most so many rows a second.")
  private Optional<Long> rowsPerSecond = Optional.empty();

  @Option(
      names = "--mb-per-second",
      paramLabel = "X",
      description = "At most so many megabytes a second.")
  private Optional<Double> megabytesPerSecond = Optional.empty();

  @Option(
      names = "--accept-quarantine",
      paramLabel = "N|P%%|all",
      description =
          "Stop, resumable, when more than N rows, or P of a hundred, are set aside (default: all).")
  private Optional<String> acceptQuarantine = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the JSON document of the result to this file, too.")
  private Optional<Path> report = Optional.empty();

  Optional<Path> report() {
    return report;
  }

  /** Refuses numbers that make no sense, before anything else is done. */
  void requireSense() {
    applied(Safeguards.DEFAULT);
  }

  /** The limits with what was asked for; refuses numbers that make no sense. */
  Safeguards applied(Safeguards old) {
    return new Safeguards(
        workers.map(n -> OptionalInt.of(within("--workers", n, 32))).orElse(old.workers()),
        chunkRows
            .map(n -> OptionalInt.of(within("--chunk-rows", n, 10_000_000)))
            .orElse(old.chunkRows()),
        rowsPerSecond
            .map(n -> OptionalLong.of(positive("--rows-per-second", n)))
            .orElse(old.rowsPerSecond()),
        megabytesPerSecond
            .map(n -> OptionalLong.of(positive("--mb-per-second", Math.round(n * 1_000_000))))
            .orElse(old.bytesPerSecond()),
        acceptQuarantine.map(this::limit).orElse(old.setAsideLimit()),
        acceptQuarantine.map(this::percent).orElse(old.setAsidePercent()),
        old.conditions(),
        old.canary());
  }

  private int within(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw wrong(option, "a whole number from 1 to " + most);
    }
    return number;
  }

  private long positive(String option, long number) {
    if (number < 1) {
      throw wrong(option, "a number greater than 0");
    }
    return number;
  }

  private OptionalLong limit(String text) {
    if (text.equals("all") || text.endsWith("%")) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw wrong("--accept-quarantine", "a whole number, a percentage or the word all");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private Optional<BigDecimal> percent(String text) {
    if (!text.endsWith("%")) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,3}([.][0-9]{1,9})?%")) {
      throw wrong("--accept-quarantine", "a percentage from 0% to 100%, for example 0.5%");
    }
    BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1));
    if (percent.compareTo(new BigDecimal(100)) > 0) {
      throw wrong("--accept-quarantine", "a percentage from 0% to 100%, for example 0.5%");
    }
    return Optional.of(percent);
  }

  private ParameterException wrong(String option, String wanted) {
    return new ParameterException(
        spec.commandLine(),
        "Invalid value for option '" + option + "': it must be " + wanted + ".");
  }
}
