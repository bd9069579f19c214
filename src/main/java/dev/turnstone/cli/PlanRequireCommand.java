package dev.turnstone.cli;

import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.Asked;
import dev.turnstone.plan.Condition.Expectation;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turnstone plan require}: what has to be true before a run, or after it. */
@Command(
    name = "require",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Records a condition in a plan: a query and what it has to give, before the run or after it.",
      "One before the run that does not hold refuses the run; one after it makes the result DIFFERENT."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  turnstone plan require plan.json 'no open orders' --before --sql \"SELECT id FROM orders WHERE state = 1\"",
      "  turnstone plan require plan.json 'sum of payments' --sql 'SELECT sum(amount) FROM payment' \\",
      "      --same-as 'SELECT sum(amount) FROM payment'"
    })
final class PlanRequireCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Parameters(index = "1", paramLabel = "NAME", description = "What the condition is called.")
  private String name = "";

  @Option(names = "--sql", paramLabel = "QUERY", description = "The query, in the database's SQL.")
  private Optional<String> sql = Optional.empty();

  @Option(names = "--source", description = "The source is asked; else the target.")
  private boolean source;

  @Option(names = "--before", description = "Before the first write; else after the run.")
  private boolean before;

  @Option(
      names = "--equals",
      paramLabel = "VALUE",
      description = "The query gives this value; without it and --same-as: no row.")
  private Optional<String> equal = Optional.empty();

  @Option(
      names = "--same-as",
      paramLabel = "QUERY",
      description = "The query gives the value that this one gives on the other database.")
  private Optional<String> sameAs = Optional.empty();

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "Of this step of the plan: asked right before it (--before) or right after it.")
  private Optional<String> step = Optional.empty();

  @Option(names = "--remove", description = "Takes the condition of this name out again.")
  private boolean remove;

  @Spec private CommandSpec spec = CommandSpec.create();

  PlanRequireCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    refuseWhatDoesNotFit();
    MigrationPlan plan = PlanFile.read(file);
    List<Condition> conditions = new ArrayList<>(conditions(plan));
    boolean known = conditions.stream().anyMatch(c -> c.name().equals(name));
    if (remove && !known) {
      throw wrong("The plan has no condition called '" + name + "'.");
    }
    if (remove) {
      conditions.removeIf(c -> c.name().equals(name));
    } else if (known) {
      conditions.replaceAll(c -> c.name().equals(name) ? condition() : c);
    } else {
      conditions.add(condition());
    }
    PlanFile.write(file, with(plan, conditions));
    tell(known);
    return ExitCode.DONE;
  }

  /** Of the plan, or of the step that was named. */
  private List<Condition> conditions(MigrationPlan plan) {
    if (step.isEmpty()) return plan.safeguards().conditions();
    return plan.scripts().stream()
        .filter(s -> s.name().equals(step.get()))
        .findFirst()
        .map(Script::conditions)
        .orElseThrow(() -> wrong("The plan has no step called '" + step.get() + "'."));
  }

  private MigrationPlan with(MigrationPlan plan, List<Condition> conditions) {
    if (step.isEmpty()) return plan.with(plan.safeguards().with(conditions));
    return plan.withScripts(
        plan.scripts().stream()
            .map(s -> s.name().equals(step.get()) ? s.with(conditions) : s)
            .toList());
  }

  private void refuseWhatDoesNotFit() {
    if (name.isBlank()) throw wrong("Give the condition a name.");
    boolean said = sql.isPresent() || equal.isPresent() || sameAs.isPresent() || source || before;
    if (remove && said) throw wrong("'--remove' stands alone.");
    if (remove) return;
    if (sql.filter(s -> !s.isBlank()).isEmpty()) throw wrong("Say what to ask: --sql QUERY.");
    if (equal.isPresent() && sameAs.isPresent()) {
      throw wrong("A query gives one thing: --equals or --same-as, not both.");
    }
    if (sameAs.filter(String::isBlank).isPresent()) {
      throw wrong("Say what to ask of the other database: --same-as QUERY.");
    }
  }

  private Condition condition() {
    Expectation expectation =
        equal
            .<Expectation>map(Condition.Value::new)
            .or(() -> sameAs.map(Condition.SameAs::new))
            .orElseGet(Condition.NoRow::new);
    return new Condition(
        name,
        before ? When.BEFORE : When.AFTER,
        source ? Asked.SOURCE : Asked.TARGET,
        sql.orElseThrow(),
        expectation);
  }

  private void tell(boolean known) {
    Terminal terminal = context.terminal();
    String what =
        remove ? "taken out" : known ? "recorded in place of the earlier one" : "recorded";
    String plan = ShellWord.of(file.toString());
    String next = "Written to " + plan + ". Next: turnstone plan check " + plan;
    terminal.out().println("Condition '" + Visible.text(name) + "' " + what + ". " + next);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
