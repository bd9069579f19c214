package dev.turnstone.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Follows what one client sends and recognises COMMIT, in both servers' protocols. */
final class CommitWatch {
  private static final int MARIADB_QUERY = 3;
  private final boolean postgres;
  private final Set<String> prepared = new HashSet<>();
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private boolean greeted;

  CommitWatch(String vendor) {
    this.postgres = vendor.equals(TestDatabase.POSTGRESQL);
  }

  /** Takes in what the client sent next; true when a COMMIT was complete in it. */
  boolean commits(byte[] piece, int length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(pending.array(), pending.position(), pending.remaining());
    all.write(piece, 0, length);
    pending = ByteBuffer.wrap(all.toByteArray());
    boolean found = false;
    for (int size = size(); size > 0 && size <= pending.remaining(); size = size()) {
      byte[] message = new byte[size];
      pending.get(message);
      found |= postgres ? postgresCommit(message) : mariaDbCommit(message);
    }
    return found;
  }

  /** True when the server's next words say that it committed. */
  boolean committed(byte[] piece, int length) {
    return postgres
        ? new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT\0")
        : length > 4 && piece[4] == 0;
  }

  /** Bytes of the next message with its head; 0 when too few are there to tell. */
  private int size() {
    int at = pending.position();
    if (!postgres) {
      return pending.remaining() < 4
          ? 0
          : 4 + (unsigned(at) | unsigned(at + 1) << 8 | unsigned(at + 2) << 16);
    }
    if (!greeted) {
      return pending.remaining() < 4 ? 0 : pending.getInt(at);
    }
    return pending.remaining() < 5 ? 0 : 1 + pending.getInt(at + 1);
  }

  private int unsigned(int at) {
    return pending.get(at) & 255;
  }

  private boolean mariaDbCommit(byte[] message) {
    boolean query = message[3] == 0 && message.length > 5 && message[4] == MARIADB_QUERY;
    return query && commit(text(message, 5, message.length));
  }

  private boolean postgresCommit(byte[] message) {
    if (!greeted) {
      greeted = true;
      return false;
    }
    String first = word(message, 5);
    int second = 5 + first.length() + 1;
    switch (message[0]) {
      case 'Q':
        return commit(first);
      case 'P':
        if (commit(word(message, second))) {
          prepared.add(first);
        } else {
          prepared.remove(first);
        }
        return false;
      case 'B':
        return prepared.contains(word(message, second));
      default:
        return false;
    }
  }

  private static boolean commit(String sql) {
    return sql.strip().toUpperCase(Locale.ROOT).equals("COMMIT");
  }

  /** The text up to the next zero byte, one character a byte. */
  private static String word(byte[] message, int from) {
    int end = from;
    while (end < message.length && message[end] != 0) {
      end++;
    }
    return from >= message.length ? "" : text(message, from, end);
  }

  private static String text(byte[] message, int from, int to) {
    return new String(Arrays.copyOfRange(message, from, to), StandardCharsets.ISO_8859_1);
  }
}
