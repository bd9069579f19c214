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

/**
 * A project that this window works on. Nobody else opens it meanwhile; the operating system lets go
 * of it when the process dies.
 */
public final class OpenProject implements AutoCloseable {
  private final FileChannel held;
  private Project project;

  private OpenProject(Project project, FileChannel held) {
    this.project = project;
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

  public synchronized Project project() {
    return project;
  }

  /** Keeps what changed of it, at once. */
  public synchronized void keep(Project changed) {
    ProjectSheet.write(changed);
    project = changed;
  }

  @Override
  public void close() {
    close(held);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
