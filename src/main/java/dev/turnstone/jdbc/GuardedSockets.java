package dev.turnstone.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that notice when the other side has gone without a word: an idle one asks every few
 * seconds whether its peer still lives, and one that cannot get rid of its bytes is closed, so that
 * whoever writes to it is told. Reads have a time limit of their own, set on the connection.
 */
public final class GuardedSockets extends SocketFactory {
  private static final int IDLE_SECONDS = 20;
  private static final int ASK_AGAIN_SECONDS = 10;
  private static final int ASK_TIMES = 4;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "turnstone-silence");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Guarded();
    socket.setKeepAlive(true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, ASK_AGAIN_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, ASK_TIMES);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress own, int ownPort)
      throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort)
      throws IOException {
    return connected(host, port);
  }

  private Socket connected(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new java.net.InetSocketAddress(host, port));
    return socket;
  }

  /** A socket with a watched way out, and a way in that takes much at a time. */
  private static final class Guarded extends Socket {
    private @Nullable Watched out;
    private @Nullable ReadAhead in;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      ReadAhead ahead = in;
      if (ahead == null) {
        ahead = new ReadAhead(super.getInputStream());
        in = ahead;
      }
      return ahead;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
      Watched watched = out;
      if (watched == null) {
        watched = new Watched(super.getOutputStream(), this, Patience.silenceMillis());
        out = watched;
      }
      return watched;
    }

    @Override
    public synchronized void close() throws IOException {
      Watched watched = out;
      if (watched != null) {
        watched.looking.cancel(false);
      }
      super.close();
    }
  }

  /** Closes its socket when a piece of bytes is under way for too long. */
  private static final class Watched extends OutputStream {
    private final OutputStream way;
    private final Socket socket;
    private final long limitNanos;
    private final Future<?> looking;
    private volatile long since;

    Watched(OutputStream way, Socket socket, int limitMillis) {
      this.way = way;
      this.socket = socket;
      this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
      int look = Math.max(100, limitMillis / 10);
      this.looking = CLOCK.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
    }

    private void look() {
      long begun = since;
      if (begun == 0 || System.nanoTime() - begun < limitNanos) {
        return;
      }
      try {
        socket.close();
      } catch (IOException e) {
        looking.cancel(false); // it is closed, which is all that was wanted
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      since = System.nanoTime() | 1;
      try {
        way.write(bytes, from, length);
      } finally {
        since = 0;
      }
    }

    @Override
    public void flush() throws IOException {
      way.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
