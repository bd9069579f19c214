package dev.turnstone.rehearse.keys;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of numbers in a file that is made when the first is written and gone when it is closed or
 * the process dies. Thread safe.
 */
public final class BlockFile implements AutoCloseable {
  private final Path folder;
  private @Nullable FileChannel channel;
  private long end;

  /** A file in this folder, which is there. */
  public BlockFile(Path folder) {
    this.folder = folder;
  }

  /** Writes the first numbers of an array; returns where they are. */
  long write(long[] numbers, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
    bytes.asLongBuffer().put(numbers, 0, count);
    try {
      FileChannel open = open();
      long at = reserve(bytes.capacity());
      for (long to = at; bytes.hasRemaining(); ) {
        to += open.write(bytes, to);
      }
      return at;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private synchronized long reserve(int bytes) {
    long at = end;
    end += bytes;
    return at;
  }

  private synchronized FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open =
          FileChannel.open(
              folder.resolve("keys-" + UUID.randomUUID() + ".tmp"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel = open;
    }
    return open;
  }

  /** Reads numbers that were written at this place into an array from a position on. */
  void read(long at, long[] into, int position, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
    try {
      FileChannel open = open();
      long from = at;
      while (bytes.hasRemaining()) {
        int read = open.read(bytes, from);
        if (read < 0) {
          throw new EOFException("a block is cut");
        }
        from += read;
      }
    } catch (IOException e) {
      throw failed(e);
    }
    bytes.flip().asLongBuffer().get(into, position, count);
  }

  private static Stopped failed(IOException e) {
    return new Stopped(Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace"), e);
  }

  @Override
  public synchronized void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
