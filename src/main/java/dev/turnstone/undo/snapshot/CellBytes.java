package dev.turnstone.undo.snapshot;

import dev.turnstone.row.Cell;
import dev.turnstone.row.codec.ByteBuilder;
import java.nio.ByteBuffer;

/**
 * Cells as bytes: a tag, then eight bytes of number, sixteen of a UUID or interval, or four of
 * length and the slice.
 */
final class CellBytes {
  private static final int SIXTEEN = 16;

  private CellBytes() {}

  static void put(Cell cell, ByteBuilder out) {
    switch (cell.kind()) {
      case NULL -> out.putByte('-');
      case LONG -> out.put('i', cell.number());
      case DOUBLE -> out.put('r', cell.number());
      case DATE -> out.put('D', cell.number());
      case TIME -> out.put('T', cell.number());
      case TIMESTAMP -> out.put('S', cell.number());
      case INSTANT -> out.put('I', cell.number());
      case UUID -> sixteen('u', cell, out);
      case INTERVAL -> sixteen('v', cell, out);
      case DECIMAL -> slice('d', cell, out);
      case TEXT -> slice('t', cell, out);
      case BYTES -> slice('b', cell, out);
    }
  }

  private static void sixteen(char tag, Cell cell, ByteBuilder out) {
    out.putByte(tag);
    out.put(cell.bytes(), cell.offset(), SIXTEEN);
  }

  private static void slice(char tag, Cell cell, ByteBuilder out) {
    out.putByte(tag);
    out.putInt(cell.length());
    out.put(cell.bytes(), cell.offset(), cell.length());
  }

  /** Goes over the cell that begins at the buffer's position. */
  static void skip(ByteBuffer in) {
    char tag = (char) in.get();
    int size =
        switch (tag) {
          case '-' -> 0;
          case 'u', 'v' -> SIXTEEN;
          case 'd', 't', 'b' -> in.getInt();
          default -> Long.BYTES;
        };
    in.position(in.position() + size);
  }

  /** Reads the cell at a position; its slice points into the array. */
  static void read(byte[] block, int at, Cell into) {
    char tag = (char) block[at];
    ByteBuffer in = ByteBuffer.wrap(block);
    switch (tag) {
      case '-' -> into.setNull();
      case 'i' -> into.setNumber(Cell.Kind.LONG, in.getLong(at + 1));
      case 'r' -> into.setNumber(Cell.Kind.DOUBLE, in.getLong(at + 1));
      case 'D' -> into.setNumber(Cell.Kind.DATE, in.getLong(at + 1));
      case 'T' -> into.setNumber(Cell.Kind.TIME, in.getLong(at + 1));
      case 'S' -> into.setNumber(Cell.Kind.TIMESTAMP, in.getLong(at + 1));
      case 'I' -> into.setNumber(Cell.Kind.INSTANT, in.getLong(at + 1));
      case 'u' -> into.setSlice(Cell.Kind.UUID, block, at + 1, SIXTEEN);
      case 'v' -> into.setSlice(Cell.Kind.INTERVAL, block, at + 1, SIXTEEN);
      case 'd' -> slice(Cell.Kind.DECIMAL, block, in, at, into);
      case 't' -> slice(Cell.Kind.TEXT, block, in, at, into);
      case 'b' -> slice(Cell.Kind.BYTES, block, in, at, into);
      default -> throw new IllegalArgumentException("no cell begins with " + tag);
    }
  }

  private static void slice(Cell.Kind kind, byte[] block, ByteBuffer in, int at, Cell into) {
    into.setSlice(kind, block, at + 1 + Integer.BYTES, in.getInt(at + 1));
  }
}
