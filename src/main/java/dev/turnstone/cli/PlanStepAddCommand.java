package dev.turnstone.cli;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.check.ScriptsCheck;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone plan step add}: puts a script of SQL into a plan, with what takes it back. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts a script of SQL for the target into a plan, with the script that takes it back.",
      "A run carries it out once, before the load or after it. It is the target's own SQL;"
          + " it must not begin or end a transaction. What has to hold around it:"
          + " turnstone plan require --step."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  turnstone plan step add plan.json 'order view' --when after \\",
      "      --sql make-view.sql --undo drop-view.sql",
      "  turnstone plan step add plan.json 'old tables' --when before \\",
      "      --sql drop.sql --irreversible"
    })
final class PlanStepAddCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Parameters(index = "1", paramLabel = "NAME", description = "What the step is called.")
  private String name = "";

  @Option(
      names = "--when",
      paramLabel = "before|after",
      required = true,
      description = "Before tables are made and loaded, or after the load and its keys.")
  private Moment when = Moment.after;

  @Option(names = "--sql", paramLabel = "FILE", required = true, description = "The script.")
  private Path sql = Path.of("");

  @Option(names = "--undo", paramLabel = "FILE", description = "The script that takes it back.")
  private Optional<Path> undo = Optional.empty();

  @Option(names = "--irreversible", description = "Nothing takes it back, and that is known.")
  private boolean irreversible;

  @Option(names = "--off", description = "Leave it out of runs until: turnstone plan step on.")
  private boolean off;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** As they are typed. */
  enum Moment {
    before,
    after
  }

  PlanStepAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (name.isBlank()) throw wrong("Give the step a name.");
    if (undo.isPresent() == irreversible) {
      throw wrong("Say what takes the step back: --undo FILE, or --irreversible.");
    }
    MigrationPlan plan = PlanFile.read(file);
    List<Condition> conditions =
        plan.scripts().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .map(Script::conditions)
            .orElse(List.of());
    Script script =
        new Script(
            name,
            when == Moment.before ? Script.When.BEFORE : Script.When.AFTER,
            SqlFile.read(sql),
            undo.map(SqlFile::read),
            irreversible,
            !off,
            conditions);
    List<Problem> against =
        ScriptsCheck.check(script, plan.target().product().vendor()).stream()
            .filter(p -> p.severity() == Severity.BLOCKER)
            .toList();
    if (!against.isEmpty()) throw new Refused(against);
    new StepChange(context, spec.commandLine(), json.wanted()).put(file, plan, script);
    return ExitCode.DONE;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
