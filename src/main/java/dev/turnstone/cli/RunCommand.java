package dev.turnstone.cli;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
  @Mixin private CanaryOptions canary = new CanaryOptions();
  @Mixin private JsonOption json = new JsonOption();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    options.requireSense();
    canary.requireSense();
    Launch launch = new Launch(context, json.wanted(), options.report());
    return launch.orRefused(
        () -> {
          MigrationPlan plan = PlanFile.read(file);
          launch.about(plan);
          launch.planIn(file);
          String from = plan.source().connection();
          Credentials secrets = context.passwords().both(from, plan.target().connection());
          Engine engine = context.engine();
          UnaryOperator<Safeguards> limits = old -> canary.applied(options.applied(old));
          return launch.watch(
              (meter, stop) ->
                  canary.decided(
                      engine.run(plan, limits, secrets, meter, stop),
                      run ->
                          new Canaries(engine)
                              .promote(run, options::applied, secrets, meter, stop)));
        });
  }
}
