package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnstone run}: carries a plan out, reads it back and compares. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Carries a plan out, chunk by chunk, then reads the target back and compares.")
final class RunCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "plan.json", description = "The plan.")
  private Path file = Path.of("plan.json");

  @Mixin private RunOptions options = new RunOptions();
  @Mixin private JsonOption json = new JsonOption();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    options.requireSense();
    Launch launch = new Launch(context, json.wanted(), options.report());
    return launch.orRefused(
        () -> {
          MigrationPlan plan = PlanFile.read(file);
          launch.about(plan);
          launch.planIn(file);
          String from = plan.source().connection();
          Credentials secrets = context.passwords().both(from, plan.target().connection());
          return launch.watch(
              (meter, stop) -> context.engine().run(plan, options::applied, secrets, meter, stop));
        });
  }
}
