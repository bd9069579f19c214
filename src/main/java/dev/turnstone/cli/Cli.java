package dev.turnstone.cli;

import dev.turnstone.app.HeadStart;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: arguments in, exit code out. */
public final class Cli {
  private final Terminal terminal;
  private final Context context;

  /** Time is counted from now on. */
  public Cli(Terminal terminal, Interrupt interrupt) {
    this.terminal = terminal;
    this.context = new Context(terminal, interrupt, new WorkspaceOption(), System.nanoTime());
  }

  /** Does what the arguments say. Never throws; see the exit codes of {@code turnstone --help}. */
  public int run(String... arguments) {
    if (arguments.length > 0 && Commands.moves(arguments[0])) {
      HeadStart.begin();
    }
    CommandLine commands = commands(arguments);
    int code = execute(commands, arguments);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private int execute(CommandLine commands, String... arguments) {
    try {
      return commands.execute(arguments);
    } catch (OutOfMemoryError e) {
      Stopped stopped = Stopped.memoryExhausted(e);
      ProblemText.print(terminal.err(), stopped.problems(), terminal.errorPaint());
      return ExitCode.of(stopped);
    }
  }

  /**
   * The command that was asked for; all of them where another word, an option or nothing stands.
   */
  private CommandLine commands(String... arguments) {
    CommandLine all =
        new CommandLine(new Turnstone(terminal)).addMixin("workspace", context.workspace());
    Map<String, Supplier<CommandLine>> known = new Commands(context).byName();
    Supplier<CommandLine> wanted = arguments.length == 0 ? null : known.get(arguments[0]);
    if (wanted == null) {
      known.forEach((name, command) -> all.addSubcommand(name, command.get()));
    } else {
      all.addSubcommand(arguments[0], wanted.get());
    }
    Ansi ansi = terminal.paint().colours() ? Ansi.ON : Ansi.OFF;
    return all.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(terminal.facts().width())
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(this::usage)
        .setExecutionExceptionHandler(new Failures(context));
  }

  private int usage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    if (Arrays.asList(arguments).contains("--json")) {
      terminal.out().println(Documents.text(Documents.refusal(List.of(problem(wrong)))));
      return ExitCode.USAGE;
    }
    PrintWriter err = command.getErr();
    err.println(terminal.errorPaint().bad("turnstone: ") + Typed.complaint(wrong));
    Typed.meant(wrong).ifPresent(name -> err.println("Did you mean " + name + "?"));
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  private static Problem problem(ParameterException wrong) {
    String meant = Typed.meant(wrong).map(name -> " Did you mean " + name + "?").orElse("");
    return Problem.blocker(Code.USAGE, Location.EVERYWHERE, Typed.complaint(wrong) + meant);
  }
}
