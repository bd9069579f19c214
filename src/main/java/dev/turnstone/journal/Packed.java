package dev.turnstone.journal;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Compressed bytes with their own length before them. */
final class Packed {
  private Packed() {}

  /** The first {@code size} bytes of the array, compressed. */
  static byte[] of(byte[] raw, int size) {
    byte[] room = new byte[Math.toIntExact(Integer.BYTES + Zstd.compressBound(size))];
    ByteBuffer.wrap(room).putInt(size);
    long length =
        Zstd.compressByteArray(room, Integer.BYTES, room.length - Integer.BYTES, raw, 0, size, 1);
    if (Zstd.isError(length)) {
      throw new IllegalStateException(Zstd.getErrorName(length));
    }
    return Arrays.copyOf(room, Math.toIntExact(Integer.BYTES + length));
  }

  /** What was compressed, from this place of the array on. */
  static byte[] open(byte[] packed, int from) {
    byte[] raw = new byte[ByteBuffer.wrap(packed).getInt(from)];
    int at = from + Integer.BYTES;
    long length = Zstd.decompressByteArray(raw, 0, raw.length, packed, at, packed.length - at);
    if (length != raw.length) {
      throw new IllegalStateException("a block of the journal cannot be unpacked");
    }
    return raw;
  }
}
