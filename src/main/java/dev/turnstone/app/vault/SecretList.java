package dev.turnstone.app.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Secrets by name as bytes and back; wiped when it is closed. */
final class SecretList implements AutoCloseable {
  private final TreeMap<String, char[]> secrets = new TreeMap<>();

  /** An empty list. */
  SecretList() {}

  /**
   * The list of these bytes, which stay as they are.
   *
   * @throws IllegalArgumentException when they are none
   */
  static SecretList of(byte[] bytes) {
    SecretList list = new SecretList();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        byte[] name = new byte[length(in)];
        in.get(name);
        char[] secret = new char[length(in)];
        for (int c = 0; c < secret.length; c++) {
          secret[c] = in.getChar();
        }
        list.secrets.put(new String(name, StandardCharsets.UTF_8), secret);
      }
      return list;
    } catch (BufferUnderflowException e) {
      list.close();
      throw new IllegalArgumentException("the list ends too soon", e);
    }
  }

  /** A damaged length must not ask for memory that nobody has. */
  private static int length(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  /** For the caller to wipe. */
  byte[] toBytes() {
    int size = Integer.BYTES;
    for (var entry : secrets.entrySet()) {
      size += 2 * Integer.BYTES + name(entry.getKey()).length;
      size += Character.BYTES * entry.getValue().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(secrets.size());
    secrets.forEach(
        (name, secret) -> {
          byte[] encoded = name(name);
          out.putInt(encoded.length).put(encoded).putInt(secret.length);
          for (char c : secret) {
            out.putChar(c);
          }
        });
    return out.array();
  }

  Optional<char[]> get(String name) {
    return Optional.ofNullable(secrets.get(name)).map(char[]::clone);
  }

  void put(String name, char[] secret) {
    wipe(secrets.put(name, secret.clone()));
  }

  /** True when there was one. */
  boolean remove(String name) {
    char[] was = secrets.remove(name);
    wipe(was);
    return was != null;
  }

  @Override
  public void close() {
    secrets.values().forEach(SecretList::wipe);
    secrets.clear();
  }

  private static void wipe(char @Nullable [] secret) {
    if (secret != null) {
      Arrays.fill(secret, '\0');
    }
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
