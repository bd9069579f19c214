package dev.turnstone.undo.difference;

import dev.turnstone.row.CanonicalKey;
import java.util.Arrays;
import java.util.List;

/** What is known of a row of the past as a locator: all its values, or its key alone. */
final class KnownRow {
  private static final byte KEY = 0;
  private static final byte WHOLE = 1;
  private final CanonicalKey keys;

  KnownRow(CanonicalKey keys) {
    this.keys = keys;
  }

  static byte[] whole(FoundRow row) {
    byte[] packed = Packed.row(row);
    return tagged(WHOLE, packed, 0, packed.length);
  }

  /** Of the canonical bytes of a key, none where the table has none. */
  static byte[] key(byte[] keys, int offset, int length) {
    return tagged(KEY, keys, offset, length);
  }

  private static byte[] tagged(byte tag, byte[] from, int offset, int length) {
    byte[] locator = new byte[1 + length];
    locator[0] = tag;
    System.arraycopy(from, offset, locator, 1, length);
    return locator;
  }

  FoundRow read(byte[] locator) {
    byte[] known = Arrays.copyOfRange(locator, 1, locator.length);
    return locator[0] == WHOLE ? Packed.row(known) : nothing(keys, known);
  }

  /** A row of which nothing is known but, where it has one, its key. */
  static FoundRow nothing(CanonicalKey keys, byte[] key) {
    return new FoundRow(key.length == 0 ? List.of() : keys.values(key), List.of(), List.of());
  }
}
