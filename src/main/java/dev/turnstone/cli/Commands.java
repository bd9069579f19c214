package dev.turnstone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by their names, in the order of the help. Each is only put together when it is asked
 * for: reading the options of all of them takes longer than starting a small migration should.
 */
final class Commands {
  private static final Set<String> MOVING = Set.of("migrate", "run", "resume", "promote");

  private final Context context;

  Commands(Context context) {
    this.context = context;
  }

  Map<String, Supplier<CommandLine>> byName() {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new CommandLine(new DemoCommand(context)));
    commands.put("inspect", () -> new CommandLine(new InspectCommand(context)));
    commands.put("plan", this::plan);
    commands.put("rehearse", () -> new CommandLine(new RehearseCommand(context)));
    commands.put("run", () -> new CommandLine(new RunCommand(context)));
    commands.put("resume", () -> new CommandLine(new ResumeCommand(context)));
    commands.put("promote", () -> new CommandLine(new PromoteCommand(context)));
    commands.put("abort", () -> new CommandLine(new AbortCommand(context)));
    commands.put("stop", () -> new CommandLine(new StopCommand(context)));
    commands.put("runs", () -> new CommandLine(new RunsCommand(context)));
    commands.put("verify", () -> new CommandLine(new VerifyCommand(context)));
    commands.put("compare", () -> new CommandLine(new CompareCommand(context)));
    commands.put("lineage", () -> new CommandLine(new LineageCommand(context)));
    commands.put("snapshot", () -> new CommandLine(new SnapshotCommand(context)));
    commands.put("quarantine", () -> new CommandLine(new QuarantineCommand(context)));
    commands.put("undo", () -> new CommandLine(new UndoCommand(context)));
    commands.put("migrate", () -> new CommandLine(new MigrateCommand(context)));
    return commands;
  }

  /** True for the commands that move data. */
  static boolean moves(String command) {
    return MOVING.contains(command);
  }

  private CommandLine plan() {
    return new CommandLine(new PlanCommand())
        .addSubcommand(new PlanNewCommand(context))
        .addSubcommand(new PlanShowCommand(context))
        .addSubcommand(new PlanSetCommand(context))
        .addSubcommand(new PlanRequireCommand(context))
        .addSubcommand(step())
        .addSubcommand(new PlanCheckCommand(context));
  }

  private CommandLine step() {
    return new CommandLine(new PlanStepCommand())
        .addSubcommand(new PlanStepAddCommand(context))
        .addSubcommand(new PlanStepRemoveCommand(context))
        .addSubcommand("on", new PlanStepFlagCommand(context, true))
        .addSubcommand("off", new PlanStepFlagCommand(context, false));
  }
}
