package dev.turnstone.app.profile;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.CellText;
import dev.turnstone.row.codec.Digits;
import java.nio.charset.StandardCharsets;

/** Makes words of the cells of one column, of which only the beginning of long ones. Reused. */
final class Value {
  /** Letters from which on a text is told by its beginning. */
  static final int SHOWN = 120;

  private static final int BYTES_SHOWN = 24;
  private static final Hasher64 HASHER = Hashing.xxh3_64();

  private final CellText words;
  private String shown = "";
  private long hash;
  private boolean cut;

  Value(LogicalType type) {
    this.words = new CellText(type, ' ');
  }

  /** Looks at a cell that is not NULL. */
  void of(Cell cell) {
    if (cell.kind() == Kind.BYTES) {
      bytes(cell);
    } else {
      words.of(cell);
      text(words.bytes(), words.offset(), words.length());
    }
  }

  private void bytes(Cell cell) {
    hash = HASHER.hashBytesToLong(cell.bytes(), cell.offset(), cell.length());
    cut = cell.length() > BYTES_SHOWN;
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(cell.length(), BYTES_SHOWN); i++) {
      byte value = cell.bytes()[cell.offset() + i];
      hex.append((char) Digits.hex((value >> 4) & 15)).append((char) Digits.hex(value & 15));
    }
    shown = cut ? hex + "…" : hex.toString();
  }

  /** A letter takes up to four bytes. */
  private void text(byte[] bytes, int offset, int length) {
    hash = HASHER.hashBytesToLong(bytes, offset, length);
    int looked = Math.min(length, 4 * SHOWN);
    String begin = new String(bytes, offset, looked, StandardCharsets.UTF_8);
    cut = looked < length || begin.codePointCount(0, begin.length()) > SHOWN;
    if (cut) {
      int letters = Math.min(SHOWN, begin.codePointCount(0, begin.length()));
      begin = begin.substring(0, begin.offsetByCodePoints(0, letters)) + "…";
    }
    shown = begin;
  }

  String shown() {
    return shown;
  }

  /** Of the whole value. */
  long hash() {
    return hash;
  }

  /** True when only its beginning is shown. */
  boolean cut() {
    return cut;
  }
}
