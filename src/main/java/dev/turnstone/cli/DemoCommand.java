package dev.turnstone.cli;

import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.cli.demo.Demo;
import dev.turnstone.cli.demo.DemoFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turnstone demo}: the sample taken through every stage. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Makes two sample databases and takes them through every stage.")
final class DemoCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--headless",
      description = "In the terminal, also where the window could be shown.")
  private boolean headless;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many times 40,000 rows (default: ${DEFAULT-VALUE}).")
  private int scale = 1;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to make the databases (default: a new temporary folder).")
  private Optional<Path> folder = Optional.empty();

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (scale < 1 || scale > SampleStore.LARGEST_SCALE) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--scale': it must be from 1 to "
              + SampleStore.LARGEST_SCALE
              + ".");
    }
    if (!headless) {
      context
          .terminal()
          .out()
          .println(
              "There is no display for the window: the sample is shown here, in the terminal.");
    }
    DemoFolder place = DemoFolder.in(folder);
    return new Demo(context.terminal(), context.interrupt(), place).show(scale);
  }
}
