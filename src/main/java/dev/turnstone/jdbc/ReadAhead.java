package dev.turnstone.jdbc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes as much from a socket at a time as is there, up to 64 KiB: drivers ask for 8 to 16, and
 * each question to the system costs as much as ten rows. Waits only where the socket would. Owned
 * by one connection, which reads from one thread at a time.
 */
final class ReadAhead extends FilterInputStream {
  private static final int SIZE = 1 << 16;

  private final byte[] ahead = new byte[SIZE];
  private int next;
  private int end;

  ReadAhead(InputStream socket) {
    super(socket);
  }

  @Override
  public int read() throws IOException {
    if (next == end && !fill()) return -1;
    return ahead[next++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (next == end) {
      if (length >= SIZE) return in.read(into, from, length);
      if (length > 0 && !fill()) return -1;
    }
    int size = Math.min(length, end - next);
    System.arraycopy(ahead, next, into, from, size);
    next += size;
    return size;
  }

  /** False at the end of the stream. */
  private boolean fill() throws IOException {
    int size = in.read(ahead, 0, SIZE);
    next = 0;
    end = Math.max(0, size);
    return size >= 0;
  }

  @Override
  public int available() throws IOException {
    return end - next + in.available();
  }

  @Override
  public long skip(long bytes) throws IOException {
    if (next == end && bytes > 0 && !fill()) return 0;
    int size = (int) Math.min(Math.max(0, bytes), end - next);
    next += size;
    return size;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
