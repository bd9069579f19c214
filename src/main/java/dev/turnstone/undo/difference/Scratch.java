package dev.turnstone.undo.difference;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is only added to and read at any place, for as long as this process looks at it: it
 * has no name any more as soon as it is open, where the system allows that. Thread safe.
 */
final class Scratch implements AutoCloseable {
  private final Path folder;
  private @Nullable FileChannel file;
  private long size;

  /** A file in this folder, made when something is first written. */
  Scratch(Path folder) {
    this.folder = folder;
  }

  /** Adds bytes; gives the place where they begin. */
  synchronized long append(ByteBuffer bytes) {
    long at = size;
    try {
      FileChannel open = opened();
      while (bytes.hasRemaining()) {
        size += open.write(bytes, size);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return at;
  }

  /** Reads so many bytes from a place on. */
  ByteBuffer read(long at, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      FileChannel open = opened();
      for (long from = at; bytes.hasRemaining(); ) {
        int read = open.read(bytes, from);
        if (read < 0) {
          throw new IOException("the temporary file is shorter than it was");
        }
        from += read;
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return bytes.flip();
  }

  private synchronized FileChannel opened() throws IOException {
    FileChannel open = file;
    if (open == null) {
      open =
          FileChannel.open(
              folder.resolve("compare-" + UUID.randomUUID() + ".tmp"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = open;
    }
    return open;
  }

  private static Stopped failed(IOException e) {
    return new Stopped(Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace"), e);
  }

  @Override
  public synchronized void close() {
    FileChannel open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
