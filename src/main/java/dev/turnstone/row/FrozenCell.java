package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value kept for many rows: a cell with a slice of its own that never changes. */
final class FrozenCell {
  static final FrozenCell NULL = new FrozenCell(Kind.NULL, 0, new byte[0]);

  private final Kind kind;
  private final long number;
  private final byte[] bytes;

  private FrozenCell(Kind kind, long number, byte[] bytes) {
    this.kind = kind;
    this.number = number;
    this.bytes = bytes;
  }

  /** A value that equals no other and is never read. */
  static FrozenCell ambiguous() {
    return new FrozenCell(Kind.NULL, 0, new byte[0]);
  }

  static FrozenCell of(Cell cell) {
    return switch (cell.kind()) {
      case NULL -> NULL;
      case DECIMAL, TEXT, BYTES, UUID, INTERVAL ->
          new FrozenCell(
              cell.kind(),
              0,
              Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length()));
      default -> new FrozenCell(cell.kind(), cell.number(), new byte[0]);
    };
  }

  /** Bytes of the value itself. */
  int size() {
    return bytes.length;
  }

  /** The value as at least one byte, for {@link #unpacked}. */
  byte[] packed() {
    byte[] name = kind.name().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(1 + name.length + Long.BYTES + bytes.length)
        .put((byte) name.length)
        .put(name)
        .putLong(number)
        .put(bytes)
        .array();
  }

  static FrozenCell unpacked(byte[] packed) {
    int ends = 1 + packed[0];
    Kind kind = Kind.valueOf(new String(packed, 1, packed[0], StandardCharsets.US_ASCII));
    long number = ByteBuffer.wrap(packed, ends, Long.BYTES).getLong();
    return new FrozenCell(
        kind, number, Arrays.copyOfRange(packed, ends + Long.BYTES, packed.length));
  }

  /** Makes a cell have this value. */
  void into(Cell cell) {
    switch (kind) {
      case NULL -> cell.setNull();
      case DECIMAL, TEXT, BYTES, UUID, INTERVAL -> cell.setSlice(kind, bytes, 0, bytes.length);
      default -> cell.setNumber(kind, number);
    }
  }
}
