package dev.turnstone.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the program and a real server and breaks one connection at a chosen moment: after
 * so many bytes in a direction, or between the server's COMMIT and its reply. What comes after the
 * fault goes through unharmed.
 */
public final class FaultyProxy implements AutoCloseable {
  /** Which way bytes go. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /** How a connection ends: by a TCP reset, by an end of stream, or without a word. */
  public enum Ending {
    RESET,
    CLOSE,
    SILENCE
  }

  private final TestDatabase server;
  private final ServerSocket entrance;
  private final AtomicLong[] bytes = {new AtomicLong(), new AtomicLong()};
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger hits = new AtomicInteger();
  private volatile @Nullable Direction direction;
  private volatile Ending ending = Ending.RESET;
  private volatile long position;
  private volatile int commitToLose;
  private volatile long delayMillis;
  private volatile boolean silent;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Opens a free port in front of the server of this database. */
  public FaultyProxy(TestDatabase server) throws IOException {
    this.server = server;
    this.entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  /** The same database, reached through the proxy. */
  public TestDatabase database() {
    return new TestDatabase(
        server.vendor(),
        "127.0.0.1",
        entrance.getLocalPort(),
        server.database(),
        server.user(),
        server.password());
  }

  /** Counts from zero again and breaks the connection that carries this byte. */
  public void breakAfter(long byteNumber, Direction way, Ending how) {
    restart();
    position = byteNumber;
    ending = how;
    direction = way;
  }

  /**
   * Counts from zero again; the server carries the COMMIT of this number out, nobody hears of it.
   */
  public void loseCommit(int number) {
    restart();
    commitToLose = number;
  }

  /** Counts from zero again and holds every piece back for so long. */
  public void delay(long milliseconds) {
    restart();
    delayMillis = milliseconds;
  }

  /** Counts from zero again; nothing goes through any connection any more, nor is one ended. */
  public void silence() {
    restart();
    silent = true;
  }

  /** Counts from zero again and lets everything through; connections that fell silent remain so. */
  public void restart() {
    direction = null;
    commitToLose = 0;
    delayMillis = 0;
    silent = false;
    for (AtomicLong count : bytes) {
      count.set(0);
    }
    commits.set(0);
    hits.set(0);
  }

  /** Faults that happened since the last setting: 0 or 1. */
  public int hits() {
    return hits.get();
  }

  /** COMMITs that were seen since the last setting. */
  public int commits() {
    return commits.get();
  }

  /** Bytes that came since the last setting. */
  public long bytes(Direction way) {
    return bytes[way.ordinal()].get();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    entrance.close();
  }

  private void accept() throws IOException {
    while (true) {
      Line line =
          new Line(entrance.accept(), new Socket(server.host(), server.port()), server.vendor());
      start(() -> line.carry(Direction.TO_SERVER));
      start(() -> line.carry(Direction.TO_CLIENT));
    }
  }

  /** One connection of the program and its counterpart to the server. */
  private final class Line {
    private final Socket client;
    private final Socket behind;
    private final CommitWatch watch;
    private volatile boolean committing;
    private volatile boolean mute;

    Line(Socket client, Socket behind, String vendor) throws IOException {
      this.client = client;
      this.behind = behind;
      this.watch = new CommitWatch(vendor);
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
    }

    void carry(Direction way) throws IOException {
      boolean up = way == Direction.TO_SERVER;
      try (client;
          behind) {
        InputStream from = (up ? client : behind).getInputStream();
        OutputStream to = (up ? behind : client).getOutputStream();
        byte[] piece = new byte[16_384];
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
          if (silent || mute) {
            mute = true;
            awaitEnd();
            return;
          }
          if (delayMillis > 0) {
            pause();
          }
          if (up ? !sendUp(piece, n, to) : !sendDown(piece, n, to)) {
            return;
          }
        }
      }
    }

    private boolean sendUp(byte[] piece, int length, OutputStream to) throws IOException {
      if (watch.commits(piece, length) && commits.incrementAndGet() == commitToLose) {
        committing = true;
      }
      return send(Direction.TO_SERVER, piece, length, to);
    }

    private boolean sendDown(byte[] piece, int length, OutputStream to) throws IOException {
      if (committing) {
        committing = false;
        if (watch.committed(piece, length)) {
          hits.incrementAndGet();
          breakOff(Ending.RESET);
          return false;
        }
      }
      return send(Direction.TO_CLIENT, piece, length, to);
    }

    private boolean send(Direction way, byte[] piece, int length, OutputStream to)
        throws IOException {
      long after = bytes[way.ordinal()].addAndGet(length);
      long last = position;
      if (direction == way && after >= last && after - length < last) {
        to.write(piece, 0, (int) (length - (after - last)));
        to.flush();
        hits.incrementAndGet();
        breakOff(ending);
        return false;
      }
      to.write(piece, 0, length);
      to.flush();
      return true;
    }

    private void breakOff(Ending how) throws IOException {
      if (how == Ending.SILENCE) {
        mute = true;
        awaitEnd();
        return;
      }
      if (how == Ending.RESET) {
        client.setSoLinger(true, 0);
        behind.setSoLinger(true, 0);
      }
      client.close();
      behind.close();
    }

    /** Takes nothing more from either side. */
    private void awaitEnd() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void pause() {
      try {
        Thread.sleep(delayMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // a side hung up
              }
            },
            "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
