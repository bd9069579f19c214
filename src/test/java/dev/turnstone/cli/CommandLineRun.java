package dev.turnstone.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.cli.screen.TerminalFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Types commands and looks at what comes back, with a workspace in the test's folder. */
final class CommandLineRun {
  private final Map<String, String> environment = new HashMap<>();

  CommandLineRun(Path folder) {
    environment.put("TURNSTONE_HOME", folder.resolve("workspace").toString());
  }

  /** What a person and a script see. */
  record Answer(int code, String out, String err) {
    /** The one document that standard output holds. */
    JsonNode json() {
      try {
        return new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException("not one JSON document: " + out, e);
      }
    }

    /** Everything that was said. */
    String all() {
      return out + err;
    }
  }

  CommandLineRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Answer turnstone(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            TerminalFacts.NONE);
    int code = new Cli(terminal, new Interrupt()).run(arguments);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
