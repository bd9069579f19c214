package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.UuidText;
import org.jspecify.annotations.Nullable;

/** UUIDs, from their text in either case or from their 16 bytes in the order of the text. */
final class UuidConversion extends Conversion {
  private final byte[] bytes = new byte[UuidText.BYTES];

  UuidConversion(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case UUID -> null;
      case BYTES -> {
        if (cell.length() != UuidText.BYTES) yield refuse(Code.NOT_A_UUID);
        cell.become(Kind.UUID);
        yield null;
      }
      case TEXT -> {
        boolean good = UuidText.read(cell.bytes(), cell.offset(), cell.length(), bytes);
        if (!good) yield refuse(Code.NOT_A_UUID);
        cell.setSlice(Kind.UUID, bytes, 0, bytes.length);
        yield null;
      }
      default -> wrongClass(cell);
    };
  }
}
