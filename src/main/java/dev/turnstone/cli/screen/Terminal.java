package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Paint;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where the command line writes and asks: the process's own streams, or a test's. */
public final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final TerminalFacts facts;

  public Terminal(
      PrintStream out, PrintStream err, Map<String, String> environment, TerminalFacts facts) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.facts = facts;
  }

  /** The process's own, in UTF-8. */
  public static Terminal system() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.getenv(),
        TerminalFacts.ofThisProcess());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** For answers. */
  public PrintStream out() {
    return out;
  }

  /** For progress, questions and complaints. */
  public PrintStream err() {
    return err;
  }

  public TerminalFacts facts() {
    return facts;
  }

  /** An environment variable that is set to something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
  }

  /** Colours for answers. */
  public Paint paint() {
    return new Paint(facts.outIsTerminal() && variable("NO_COLOR").isEmpty());
  }

  /** Colours for what goes to standard error. */
  public Paint errorPaint() {
    return new Paint(facts.errIsTerminal() && variable("NO_COLOR").isEmpty());
  }

  /** True when bars can be drawn and drawn again. */
  public boolean live() {
    return facts.errIsTerminal() && !variable("TERM").orElse("").equals("dumb");
  }

  /** Asks for a password without showing it; empty when nobody is there to ask. */
  public Optional<char[]> askPassword(String question) {
    return facts.errIsTerminal()
        ? Optional.ofNullable(System.console()).map(c -> c.readPassword("%s", question))
        : Optional.empty();
  }
}
