package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.UuidText;
import org.jspecify.annotations.Nullable;

/** Bytes as they are; text only from text columns, UUIDs as their 16 bytes. */
final class BytesConversion extends Conversion {
  private final int most;
  private final boolean exactLength;

  BytesConversion(Place from, Place to, LogicalType.Bytes type) {
    super(from, to);
    boolean limited = to.vendor() != Vendor.SQLITE;
    int declared = limited ? type.max().orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
    int nativeLimit =
        to.vendor().mysqlFamily() ? TextRules.bytesOf(to.column().nativeType()) : Integer.MAX_VALUE;
    most = Math.min(declared, nativeLimit);
    exactLength = type.fixed() && limited && type.max().isPresent();
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case BYTES -> {}
      case TEXT -> {
        if (!(from.type() instanceof LogicalType.Text)) return wrongClass(cell);
        cell.become(Kind.BYTES);
      }
      case UUID -> cell.setSlice(Kind.BYTES, cell.bytes(), cell.offset(), UuidText.BYTES);
      default -> {
        return wrongClass(cell);
      }
    }
    if (cell.length() > most) return refuse(Code.TOO_LONG);
    return exactLength && cell.length() != most ? refuse(Code.OUT_OF_RANGE) : null;
  }
}
