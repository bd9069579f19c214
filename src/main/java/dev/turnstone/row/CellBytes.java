package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.ByteBuilder;
import java.nio.ByteBuffer;

/**
 * A cell as bytes and back, kind and value exactly: unlike its canonical bytes, which are the same
 * for equal values. One byte tells what follows (numbers big endian):
 *
 * <ul>
 *   <li>0: NULL, nothing
 *   <li>1 LONG, 2 DOUBLE, 3 DATE, 4 TIME, 5 TIMESTAMP, 6 INSTANT: the number in 8 bytes
 *   <li>7 TEXT, 8 BYTES, 9 DECIMAL, 10 UUID, 11 INTERVAL: the length in 4 bytes, then the slice
 *   <li>12: a DECIMAL that is scaled: the scale in one byte, the digits in 8
 * </ul>
 */
public final class CellBytes {
  private static final Kind[] KINDS = {
    Kind.NULL,
    Kind.LONG,
    Kind.DOUBLE,
    Kind.DATE,
    Kind.TIME,
    Kind.TIMESTAMP,
    Kind.INSTANT,
    Kind.TEXT,
    Kind.BYTES,
    Kind.DECIMAL,
    Kind.UUID,
    Kind.INTERVAL
  };
  private static final int LAST_NUMBER = 6;
  private static final int SCALED = 12;

  private CellBytes() {}

  /** Appends the cell. */
  public static void append(Cell cell, ByteBuilder out) {
    switch (cell.kind()) {
      case NULL -> out.putByte(0);
      case LONG -> out.put(1, cell.number());
      case DOUBLE -> out.put(2, cell.number());
      case DATE -> out.put(3, cell.number());
      case TIME -> out.put(4, cell.number());
      case TIMESTAMP -> out.put(5, cell.number());
      case INSTANT -> out.put(6, cell.number());
      case TEXT -> slice(7, cell, out);
      case BYTES -> slice(8, cell, out);
      case DECIMAL -> decimal(cell, out);
      case UUID -> slice(10, cell, out);
      case INTERVAL -> slice(11, cell, out);
    }
  }

  private static void decimal(Cell cell, ByteBuilder out) {
    if (cell.scaled()) {
      out.putByte(SCALED);
      out.put(cell.scale(), cell.number());
    } else {
      slice(9, cell, out);
    }
  }

  private static void slice(int tag, Cell cell, ByteBuilder out) {
    byte[] bytes = cell.bytes();
    out.putByte(tag);
    out.putInt(cell.length());
    out.put(bytes, cell.offset(), cell.length());
  }

  /**
   * Reads the cell that begins at this place; a slice points into the array.
   *
   * @return where it ends
   * @throws IndexOutOfBoundsException when the bytes are none of a cell
   */
  public static int read(byte[] bytes, int at, Cell into) {
    int tag = bytes[at];
    if (tag == SCALED) {
      into.setScaled(ByteBuffer.wrap(bytes).getLong(at + 2), bytes[at + 1]);
      return at + 2 + Long.BYTES;
    }
    Kind kind = KINDS[tag];
    if (kind == Kind.NULL) {
      into.setNull();
      return at + 1;
    }
    if (tag <= LAST_NUMBER) {
      into.setNumber(kind, ByteBuffer.wrap(bytes).getLong(at + 1));
      return at + 1 + Long.BYTES;
    }
    int length = ByteBuffer.wrap(bytes).getInt(at + 1);
    into.setSlice(kind, bytes, at + 1 + Integer.BYTES, length);
    return at + 1 + Integer.BYTES + length;
  }
}
