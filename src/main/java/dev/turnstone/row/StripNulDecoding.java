package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Utf8;
import org.jspecify.annotations.Nullable;

/** Takes U+0000 out of text. */
final class StripNulDecoding extends Conversion {
  private byte[] kept = new byte[0];

  StripNulDecoding(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    boolean concerned =
        cell.kind() == Kind.TEXT && Utf8.hasNul(cell.bytes(), cell.offset(), cell.length());
    if (!concerned) return null;
    if (kept.length < cell.length()) kept = new byte[cell.length()];
    int length = 0;
    for (int i = 0; i < cell.length(); i++) {
      byte value = cell.bytes()[cell.offset() + i];
      if (value != 0) kept[length++] = value;
    }
    cell.setSlice(Kind.TEXT, kept, 0, length);
    return null;
  }
}
