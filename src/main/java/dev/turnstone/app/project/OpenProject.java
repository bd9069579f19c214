package dev.turnstone.app.project;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A project that this window works on. Nobody else opens it meanwhile; the operating system lets go
 * of it when the process dies.
 */
public final class OpenProject implements AutoCloseable {
  /**
   * Those that windows of this process have open. Their locks are left alone: on most systems a
   * process that closes a file lets go of every lock it has on it.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final FileChannel held;
  private volatile Project project;
  private Project kept;
  private volatile Optional<MigrationPlan> plan;
  private Optional<MigrationPlan> keptPlan;

  private OpenProject(Project project, Optional<MigrationPlan> plan, FileChannel held) {
    this.project = project;
    this.kept = project;
    this.plan = plan;
    this.keptPlan = plan;
    this.held = held;
  }

  /**
   * Opens a project for itself alone.
   *
   * @throws Refused with {@link Code#PROJECT_IN_USE} when another window has it open, or where its
   *     files cannot be read or written
   */
  static OpenProject of(Path folder) {
    Project project = ProjectSheet.read(folder);
    Path place = project.folder();
    synchronized (HELD) {
      if (HELD.contains(place)) {
        throw inUse(project);
      }
      FileChannel channel = lock(project);
      try {
        OpenProject opened = new OpenProject(project, plan(project), channel);
        HELD.add(place);
        return opened;
      } catch (RuntimeException e) {
        close(channel);
        throw e;
      }
    }
  }

  private static FileChannel lock(Project project) {
    Path file = project.folder().resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(project);
      }
      return channel;
    } catch (IOException e) {
      throw ProjectSheet.unwritable(file, e);
    }
  }

  private static Refused inUse(Project project) {
    return new Refused(Problem.blocker(Code.PROJECT_IN_USE, Location.EVERYWHERE, project.name()));
  }

  private static Optional<MigrationPlan> plan(Project project) {
    return Files.exists(project.plan())
        ? Optional.of(PlanFile.read(project.plan()))
        : Optional.empty();
  }

  /** As it is now, kept or not. */
  public Project project() {
    return project;
  }

  /**
   * Changes it, always from one thread and waiting for nothing; {@link #keep} or closing brings it
   * to disk.
   */
  public void change(UnaryOperator<Project> change) {
    project = change.apply(project);
  }

  /** Its plan as it is now, kept or not; empty: there is none yet. */
  public Optional<MigrationPlan> plan() {
    return plan;
  }

  /** Gives it another plan, or its first, as {@link #change}. */
  public void changePlan(MigrationPlan other) {
    plan = Optional.of(other);
  }

  /** Brings what was changed to disk; nothing once it is closed. */
  public synchronized void keep() {
    Project now = project;
    if (!now.equals(kept) && held.isOpen()) {
      ProjectSheet.write(now);
      kept = now;
    }
    Optional<MigrationPlan> planned = plan;
    if (!planned.equals(keptPlan) && held.isOpen()) {
      planned.ifPresent(p -> PlanFile.write(now.plan(), p));
      keptPlan = planned;
    }
  }

  @Override
  public synchronized void close() {
    try {
      keep();
    } finally {
      synchronized (HELD) {
        close(held);
        HELD.remove(project.folder());
      }
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
