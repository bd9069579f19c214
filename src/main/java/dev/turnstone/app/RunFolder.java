package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.SealKey;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One run's folder: its journal, a lock that the operating system frees when the process dies, and
 * the wish to stop left there by another process.
 *
 * @param run the run's name
 * @param key the workspace's
 */
record RunFolder(String run, Path path, SealKey key) {
  /**
   * Those this process works on. Their locks are left alone: on most systems a process that closes
   * a file lets go of every lock it has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  Path journal() {
    return path.resolve("journal.db");
  }

  /** The run's journal as it begins. */
  Journal create(RunHeader header) {
    return Journal.create(journal(), header, key);
  }

  /** The journal of an earlier run, checked. */
  Journal open() {
    return Journal.open(journal(), key);
  }

  /**
   * Does work while this process holds the run.
   *
   * @throws Refused when some process of this machine works on it
   */
  <T> T holding(Supplier<T> work) {
    FileChannel channel = hold();
    try (channel) {
      Files.deleteIfExists(stopFile());
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(path); // not before the file is closed
    }
  }

  private FileChannel hold() {
    synchronized (HELD) {
      if (HELD.contains(path)) {
        throw inUseAlready();
      }
      try {
        FileChannel channel = lock();
        if (channel.tryLock() == null) {
          channel.close();
          throw inUseAlready();
        }
        HELD.add(path);
        return channel;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Refused inUseAlready() {
    return new Refused(Problem.blocker(Code.RUN_IN_USE, Location.EVERYWHERE, run));
  }

  /** True while some process works on the run. */
  boolean inUse() {
    synchronized (HELD) {
      if (HELD.contains(path)) {
        return true;
      }
      try (FileChannel channel = lock()) {
        return channel.tryLock() == null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private FileChannel lock() throws IOException {
    return FileChannel.open(
        path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Asks the process that works on the run to stop at the next chunk boundary. */
  void askToStop() {
    try {
      Files.writeString(stopFile(), "stop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean askedToStop() {
    return Files.exists(stopFile());
  }

  private Path stopFile() {
    return path.resolve("stop");
  }
}
