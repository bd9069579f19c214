package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that are written one after the other and then read in that order: the last of them in
 * memory, all before in a file that has no name any more as soon as it is open, so that a killed
 * process leaves nothing of it. Owned by one thread.
 */
public final class Spool implements AutoCloseable {
  private static final int IN_MEMORY = 1 << 18;
  private final Path folder;
  private ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
  private long records;

  Spool(Path folder) {
    this.folder = folder;
  }

  /** Writes one record. */
  public interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Adds a record. */
  public void add(Writing record) {
    try {
      record.to(new DataOutputStream(buffer));
      records++;
      if (buffer.size() > IN_MEMORY) {
        spill();
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  private void spill() throws IOException {
    FileChannel open = file;
    if (open == null) {
      open =
          FileChannel.open(
              folder.resolve("spool-" + UUID.randomUUID() + ".tmp"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = open;
    }
    open.position(open.size());
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    buffer = new ByteArrayOutputStream();
  }

  /** A place between two records. */
  record Mark(long records, long bytes) {}

  /** The place behind the last record. */
  Mark mark() {
    return new Mark(records, spilled() + buffer.size());
  }

  /** Forgets all records behind a place that is still there. */
  void backTo(Mark mark) {
    long before = spilled();
    records = mark.records();
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    if (mark.bytes() > before) {
      left.write(buffer.toByteArray(), 0, Math.toIntExact(mark.bytes() - before));
    } else {
      truncate(mark.bytes());
    }
    buffer = left;
  }

  private long spilled() {
    FileChannel open = file;
    try {
      return open == null ? 0 : open.size();
    } catch (IOException e) {
      throw full(e);
    }
  }

  private void truncate(long bytes) {
    FileChannel open = file;
    if (open != null) {
      try {
        open.truncate(bytes);
      } catch (IOException e) {
        throw full(e);
      }
    }
  }

  /** Records added since it was cleared. */
  public long records() {
    return records;
  }

  /**
   * The records from the first one on: so many as there are now. Valid until the next change; one
   * reader at a time.
   */
  public DataInputStream read() {
    InputStream inMemory = new ByteArrayInputStream(buffer.toByteArray());
    FileChannel open = file;
    try {
      if (open != null) {
        open.position(0);
        InputStream before = new BufferedInputStream(leftOpen(open), IN_MEMORY);
        return new DataInputStream(new SequenceInputStream(before, inMemory));
      }
      return new DataInputStream(inMemory);
    } catch (IOException e) {
      throw full(e);
    }
  }

  /** What reads the file is closed at its end; the file is written again afterwards. */
  private static InputStream leftOpen(FileChannel open) {
    return new FilterInputStream(Channels.newInputStream(open)) {
      @Override
      public void close() {}
    };
  }

  /** Forgets all records. */
  public void clear() {
    buffer = new ByteArrayOutputStream();
    records = 0;
    truncate(0);
  }

  /** Writes a text of any length. */
  public static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #text(DataOutputStream, String)} wrote. */
  public static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  static Stopped full(IOException e) {
    return new Stopped(Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace"), e);
  }

  @Override
  public void close() {
    records = 0;
    FileChannel open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw full(e);
      }
    }
  }
}
