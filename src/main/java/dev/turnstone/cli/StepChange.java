package dev.turnstone.cli;

import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.document.Documents;
import dev.turnstone.document.StepDocument;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Changes the steps of a plan file and says so. */
final class StepChange {
  private final Context context;
  private final CommandLine command;
  private final boolean json;

  StepChange(Context context, CommandLine command, boolean json) {
    this.context = context;
    this.command = command;
    this.json = json;
  }

  /** Puts a step in, in place of one of the same name. */
  void put(Path file, MigrationPlan plan, Script script) {
    List<Script> scripts = new ArrayList<>(plan.scripts());
    boolean known = scripts.stream().anyMatch(s -> s.name().equals(script.name()));
    if (known) {
      scripts.replaceAll(s -> s.name().equals(script.name()) ? script : s);
    } else {
      scripts.add(script);
    }
    String what = known ? "recorded in place of the earlier one" : "recorded";
    write(file, plan.withScripts(scripts), script.name(), what);
  }

  /**
   * Changes the step of this name.
   *
   * @throws ParameterException when there is none
   */
  void change(Path file, String name, UnaryOperator<Script> change, String what) {
    MigrationPlan plan = PlanFile.read(file);
    require(plan, name);
    List<Script> scripts = new ArrayList<>(plan.scripts());
    scripts.replaceAll(s -> s.name().equals(name) ? change.apply(s) : s);
    write(file, plan.withScripts(scripts), name, what);
  }

  /** Takes the step of this name out. */
  void remove(Path file, String name) {
    MigrationPlan plan = PlanFile.read(file);
    require(plan, name);
    List<Script> scripts = plan.scripts().stream().filter(s -> !s.name().equals(name)).toList();
    write(file, plan.withScripts(scripts), name, "taken out");
  }

  private void require(MigrationPlan plan, String name) {
    if (plan.scripts().stream().noneMatch(s -> s.name().equals(name))) {
      throw new ParameterException(command, "The plan has no step called '" + name + "'.");
    }
  }

  private void write(Path file, MigrationPlan plan, String name, String what) {
    PlanFile.write(file, plan);
    Terminal terminal = context.terminal();
    if (json) {
      terminal.out().println(Documents.text(StepDocument.of(plan)));
      return;
    }
    String shown = ShellWord.of(file.toString());
    String next = "Written to " + shown + ". Next: turnstone plan check " + shown;
    terminal.out().println("Step '" + Visible.text(name) + "' " + what + ". " + next);
  }
}
