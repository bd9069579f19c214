package dev.turnstone.app.project;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException.Refused;
import java.nio.file.Path;

/** Upgrade kits: finished plans that somebody else made, to be followed one task at a time. */
public final class Kits {
  private Kits() {}

  /**
   * Makes a migration of its own of a kit; the kit's file stays as it is. Waits for the disk.
   *
   * @param parent where migrations are put
   * @param kit a finished plan
   * @throws Refused when it is no plan, was cut or changed, or when nothing can be written there:
   *     then nothing was made
   */
  public static OpenProject open(Projects projects, Path parent, Path kit) {
    MigrationPlan plan = PlanFile.read(kit);
    OpenProject project = projects.create(FreeFolder.in(parent, plan.name()), plan.name());
    try {
      String from = plan.source().connection();
      String to = plan.target().connection();
      project.change(p -> p.between(from, to).followed());
      project.changePlan(plan);
      project.keep();
      return project;
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }
}
