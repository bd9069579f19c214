package dev.turnstone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.ReportFile;
import dev.turnstone.app.WindowEnd;
import dev.turnstone.cli.screen.ProgressView;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.RehearsalDocument;
import dev.turnstone.document.RehearsalPage;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.document.text.RehearsalText;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone rehearse}: says what a run would do, and writes nothing. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = "Reads and checks every row as a run would, and says what it would do.")
final class RehearseCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only N rows of each table, spread over its key; keys are not checked then.")
  private Optional<Long> sample = Optional.empty();

  @Option(
      names = "--scratch",
      description =
          "Scratch copies of the tables may be made in the target, and are dropped again: says how"
              + " long the run takes, and rehearses its undo.")
  private boolean scratch;

  @Option(
      names = "--window-end",
      paramLabel = "TIME",
      description =
          "When the run has to be over, 06:00 or 2026-11-24T06:00: says whether it fits, and until"
              + " when it can be stopped and undone in time. Needs --scratch.")
  private Optional<String> windowEnd = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report to this file, too: a page (.html) or the JSON document.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--values",
      description = "Show the values of rows that would be refused, not only their keys.")
  private boolean values;

  @Mixin private JsonOption json = new JsonOption();

  RehearseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionalLong rows =
        sample.map(this::positive).map(OptionalLong::of).orElse(OptionalLong.empty());
    Optional<OffsetDateTime> end = windowEnd.map(this::moment);
    report.ifPresent(ReportFile::checkWritable);
    MigrationPlan plan = PlanFile.read(file);
    OptionalLong copies =
        scratch ? OptionalLong.of(RehearsalOrder.SCRATCH_ROWS) : OptionalLong.empty();
    Report found = rehearse(plan, new RehearsalOrder(rows, Optional.empty(), copies, end));
    ObjectNode document = RehearsalDocument.of(found, file.toString(), values);
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.out().println(Documents.text(document));
    } else {
      new RehearsalText(terminal.out(), terminal.paint(), values).print(found, file.toString());
    }
    report.ifPresent(to -> write(to, found, document));
    return code(found);
  }

  private Report rehearse(MigrationPlan plan, RehearsalOrder order) {
    Credentials secrets =
        context.passwords().both(plan.source().connection(), plan.target().connection());
    ProgressMeter meter = new ProgressMeter(context.already());
    Cancellation cancellation = new Cancellation();
    context.interrupt().stops(cancellation);
    RehearsalMeter watch = new RehearsalMeter(meter, cancellation);
    return ProgressView.during(
        meter,
        cancellation,
        context.terminal(),
        () -> context.engine().rehearse(plan, order, secrets, watch));
  }

  private void write(Path to, Report found, ObjectNode document) {
    boolean page = to.toString().toLowerCase(Locale.ROOT).endsWith(".html");
    String text =
        page ? RehearsalPage.of(found, file.toString(), values) : Documents.text(document) + "\n";
    Optional<Problem> trouble = ReportFile.write(to, text);
    Terminal terminal = context.terminal();
    trouble.ifPresent(
        problem -> ProblemText.print(terminal.err(), List.of(problem), terminal.errorPaint()));
  }

  private static int code(Report found) {
    if (!found.blockers().isEmpty()) {
      return ExitCode.REFUSED;
    }
    return found.refused() > 0 ? ExitCode.SET_ASIDE : ExitCode.DONE;
  }

  private long positive(long number) {
    if (number < 1) {
      throw wrong("Invalid value for option '--sample': it must be a number greater than 0.");
    }
    return number;
  }

  private OffsetDateTime moment(String text) {
    if (!scratch) {
      throw wrong("Option '--window-end' needs '--scratch': without it no duration is known.");
    }
    return WindowEnd.parse(text, ZonedDateTime.now(ZoneId.systemDefault()))
        .orElseThrow(
            () ->
                wrong(
                    "Invalid value for option '--window-end': it must be a time to come, such as"
                        + " 06:00 or 2026-11-24T06:00."));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
