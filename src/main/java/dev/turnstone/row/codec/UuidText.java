package dev.turnstone.row.codec;

/** Reads and writes UUIDs as text: 8-4-4-4-12 hexadecimal digits. */
public final class UuidText {
  /** Bytes of a UUID. */
  public static final int BYTES = 16;

  /** Characters of its text. */
  public static final int LENGTH = 36;

  private UuidText() {}

  /** Reads 36 characters of either case into 16 bytes; false when they are no UUID. */
  public static boolean read(byte[] text, int offset, int length, byte[] into) {
    if (length != LENGTH) return false;
    int at = offset;
    for (int i = 0; i < BYTES; i++) {
      if (dashBefore(i) && text[at++] != '-') return false;
      int high = Digits.fromHex(text[at]);
      int low = Digits.fromHex(text[at + 1]);
      if (high < 0 || low < 0) return false;
      into[i] = (byte) ((high << 4) | low);
      at += 2;
    }
    return true;
  }

  /** Writes 16 bytes as 36 lower case characters; returns the position behind them. */
  public static int write(byte[] bytes, int offset, byte[] into, int start) {
    int at = start;
    for (int i = 0; i < BYTES; i++) {
      if (dashBefore(i)) into[at++] = '-';
      into[at++] = Digits.hex((bytes[offset + i] >> 4) & 15);
      into[at++] = Digits.hex(bytes[offset + i] & 15);
    }
    return at;
  }

  private static boolean dashBefore(int position) {
    return position == 4 || position == 6 || position == 8 || position == 10;
  }
}
