package dev.turnstone.cli.screen;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the terminal.
 *
 * @param width columns, at least 40
 * @param unicode true when it shows more than ASCII
 */
public record TerminalFacts(
    boolean outIsTerminal, boolean errIsTerminal, int width, boolean unicode) {
  /** No terminal: a file or a pipe. */
  public static final TerminalFacts NONE = new TerminalFacts(false, false, 80, false);

  public TerminalFacts {
    width = Math.max(40, width);
  }

  /** Asks the shell, because Java 17 itself does not tell. */
  static TerminalFacts ofThisProcess() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win")) {
      return NONE; // passwords then come from variables alone
    }
    ProcessBuilder onOut = new ProcessBuilder("test", "-t", "1").redirectOutput(Redirect.INHERIT);
    ProcessBuilder onErr =
        new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2")
            .redirectError(Redirect.INHERIT);
    Optional<String> size = ask(onErr);
    return new TerminalFacts(
        ask(onOut).isPresent(), size.isPresent(), width(size.orElse("")), unicode(System.getenv()));
  }

  /** What the command answered; empty when it said no, or is not there. */
  private static Optional<String> ask(ProcessBuilder command) {
    try {
      Process process = command.redirectInput(Redirect.INHERIT).start();
      byte[] answer = process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? Optional.of(new String(answer, StandardCharsets.US_ASCII).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // a system without these commands: treated as no terminal
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static int width(String size) {
    return size.matches("[0-9]{1,4} [0-9]{1,4}") && !size.endsWith(" 0")
        ? Integer.parseInt(size.substring(size.indexOf(' ') + 1))
        : 80;
  }

  private static boolean unicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("UTF-8") || value.contains("UTF8");
      }
    }
    return false;
  }
}
