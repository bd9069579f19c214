package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
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

  /** Makes a cell have this value. */
  void into(Cell cell) {
    switch (kind) {
      case NULL -> cell.setNull();
      case DECIMAL, TEXT, BYTES, UUID, INTERVAL -> cell.setSlice(kind, bytes, 0, bytes.length);
      default -> cell.setNumber(kind, number);
    }
  }
}
