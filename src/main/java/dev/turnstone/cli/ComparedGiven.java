package dev.turnstone.cli;

import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be compared: a run with its target, a plan's two databases, or any two. */
final class ComparedGiven {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "What this run should have left is compared with its target.")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--written",
      description =
          "With a run: compare what it wrote, as its journal knows it, not the source as it is now;"
              + " with --before, not the target as it is now.")
  private boolean asWritten;

  @Option(
      names = "--before",
      description =
          "With a run: compare what its target held before it with what the target holds now, with"
              + " --written with what the run left there.")
  private boolean before;

  @Option(
      names = "--plan",
      paramLabel = "plan.json",
      description = "Compare what this plan makes of its source with its target.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "CONN",
      description = "The left side: a database, or snapshot:FILE.")
  private String from = "";

  @Option(names = "--to", paramLabel = "CONN", description = "The right side, likewise.")
  private String to = "";

  @Option(
      names = "--tables",
      paramLabel = "a,b*",
      description = "With --from: only these tables of the left side; * stands for any letters.")
  private String tables = "";

  @Option(
      names = "--exclude",
      paramLabel = "c",
      description = "With --from: not these tables of the left side.")
  private String exclude = "";

  /** Exactly one of the three ways. */
  void requireSense() {
    boolean two = !from.isEmpty() && !to.isEmpty();
    boolean half = from.isEmpty() != to.isEmpty();
    long ways = Stream.of(run.isPresent(), plan.isPresent(), two).filter(way -> way).count();
    if (half || ways != 1) {
      throw usage("give a RUN, or --plan plan.json, or both --from and --to");
    }
    if ((asWritten || before) && run.isEmpty()) {
      throw usage((before ? "--before" : "--written") + " needs a RUN");
    }
    if (!two && !(tables + exclude).isEmpty()) {
      throw usage("--tables and --exclude need --from and --to");
    }
  }

  private static Refused usage(String what) {
    return new Refused(Problem.blocker(Code.USAGE, Location.EVERYWHERE, what));
  }

  Optional<String> run() {
    return run;
  }

  boolean asWritten() {
    return asWritten;
  }

  boolean before() {
    return before;
  }

  Optional<Path> plan() {
    return plan;
  }

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  MappingOptions options() {
    return new MappingOptions(
        TablePatterns.parse(tables), TablePatterns.parse(exclude), Rename.NONE, false);
  }
}
