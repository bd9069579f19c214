package dev.turnstone.row;

import dev.turnstone.row.codec.IsoScan;
import org.jspecify.annotations.Nullable;

/** 0000-00-00, with or without a time of 00:00:00, becomes NULL; all else stays. */
final class ZeroDateDecoding extends Conversion {
  private static final int DATE_LENGTH = 10;
  private final IsoScan scan = new IsoScan();

  ZeroDateDecoding(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() == Cell.Kind.TEXT && zero(cell)) cell.setNull();
    return null;
  }

  private boolean zero(Cell cell) {
    IsoScan.Form form = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (form != IsoScan.Form.ZERO) return false;
    for (int i = 0; i < cell.length(); i++) {
      byte c = cell.bytes()[cell.offset() + i];
      boolean digit = c >= '0' && c <= '9';
      if (digit && c != '0') return false;
    }
    return cell.length() >= DATE_LENGTH;
  }
}
