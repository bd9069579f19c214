package dev.turnstone.cli;

import dev.turnstone.app.LogFile;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.problem.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: problems in words, a bug of ours as a short code with a log behind it. */
final class Failures implements IExecutionExceptionHandler {
  private final Context context;
  private final Terminal terminal;

  Failures(Context context) {
    this.context = context;
    this.terminal = context.terminal();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException wrong) {
      return command.getParameterExceptionHandler() == null
          ? ExitCode.USAGE
          : usage(command, wrong, parsed.originalArgs());
    }
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    boolean json = innermost.hasMatchedOption("--json");
    return e instanceof EngineException known
        ? known(known, json, planFile(innermost))
        : bug(e, json);
  }

  private static int usage(CommandLine command, ParameterException wrong, List<String> typed) {
    try {
      return command
          .getParameterExceptionHandler()
          .handleParseException(wrong, typed.toArray(String[]::new));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The plan file that was typed, so that commands in the answer name it. */
  private static String planFile(ParseResult command) {
    return command.matchedPositionals().stream()
        .filter(positional -> positional.paramLabel().equals("plan.json"))
        .map(positional -> String.valueOf(positional.<Object>getValue()))
        .findFirst()
        .orElse("plan.json");
  }

  private int known(EngineException e, boolean json, String planFile) {
    if (json) {
      terminal.out().println(Documents.text(Documents.refusal(e.problems(), planFile)));
    } else {
      ProblemText.print(terminal.err(), e.problems(), terminal.errorPaint(), planFile);
    }
    return ExitCode.of(e);
  }

  private int bug(Exception e, boolean json) {
    String code = LogFile.code(e);
    Optional<Path> log = LogFile.write(context.folder(), e);
    terminal
        .err()
        .println("Turnstone itself failed; this is a bug of ours. Its code is " + code + ".");
    terminal
        .err()
        .println(
            log.map(file -> "Details, without any row value, are in " + file)
                .orElse("The details could not be logged: the workspace cannot be written."));
    if (json) {
      terminal.out().println(Documents.text(Documents.failure(code)));
    }
    return ExitCode.BUG;
  }
}
