package dev.turnstone.cli;

import dev.turnstone.app.Engine;
import dev.turnstone.app.quarantine.QuarantineCsv;
import dev.turnstone.cli.document.QuarantineDocument;
import dev.turnstone.cli.screen.QuarantineText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.text.Numbers;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnstone quarantine}: lists the rows a run set aside. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Lists the rows a run set aside, with the reason and the original values.")
final class QuarantineCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run, as turnstone runs lists it.")
  private String run = "";

  @ArgGroup private Form form = new Form();

  /** One of them. */
  static final class Form {
    @Option(names = "--json", description = "Answer with one JSON document on standard output.")
    private boolean json;

    @Option(names = "--csv", description = "Answer with comma separated values.")
    private boolean csv;
  }

  QuarantineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Engine engine = context.engine();
    Terminal terminal = context.terminal();
    PrintStream out = terminal.out();
    AtomicLong count = new AtomicLong();
    engine.quarantine(run, row -> count.incrementAndGet());
    if (form.json) {
      try (QuarantineDocument document = new QuarantineDocument(out, run, count.get())) {
        engine.quarantine(run, document::add);
      }
    } else if (form.csv) {
      out.print(QuarantineCsv.head());
      engine.quarantine(run, row -> out.print(QuarantineCsv.of(row)));
    } else {
      out.println(Numbers.count(count.get(), "row") + " set aside by run " + run + ".");
      engine.quarantine(run, new QuarantineText(out, terminal.paint()));
    }
    return ExitCode.DONE;
  }
}
