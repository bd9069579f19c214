package dev.turnstone.app.project;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * A project that this window works on. Nobody else opens it meanwhile; the operating system lets go
 * of it when the process dies.
 */
public final class OpenProject implements AutoCloseable {
  private final FileChannel held;
  private volatile Project project;
  private Project kept;

  private OpenProject(Project project, FileChannel held) {
    this.project = project;
    this.kept = project;
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
    Path file = folder.resolve("lock");
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw ProjectSheet.unwritable(file, e);
    }
    try {
      if (channel.tryLock() != null) {
        return new OpenProject(project, channel);
      }
    } catch (OverlappingFileLockException e) {
      // another window of this very process has it
    } catch (IOException e) {
      throw ProjectSheet.unwritable(file, e);
    }
    close(channel);
    throw new Refused(Problem.blocker(Code.PROJECT_IN_USE, Location.EVERYWHERE, project.name()));
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

  /** Brings what was changed to disk; nothing once it is closed. */
  public synchronized void keep() {
    Project now = project;
    if (!now.equals(kept) && held.isOpen()) {
      ProjectSheet.write(now);
      kept = now;
    }
  }

  @Override
  public synchronized void close() {
    try {
      keep();
    } finally {
      close(held);
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
