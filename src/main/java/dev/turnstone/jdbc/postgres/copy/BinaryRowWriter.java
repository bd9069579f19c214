package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.util.List;

/** Encodes rows for COPY's binary format. */
public final class BinaryRowWriter extends CopyWriter {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};
  private static final int NULL_LENGTH = -1;
  private static final int JSONB_VERSION = 1;

  private final WireForm[] forms;

  /**
   * A writer of columns in these forms.
   *
   * @param names the columns' names, for messages
   */
  public BinaryRowWriter(List<String> names, List<WireForm> forms) {
    super(names);
    this.forms = forms.toArray(new WireForm[0]);
  }

  @Override
  public String format() {
    return "binary";
  }

  @Override
  public byte[] header() {
    return HEADER.clone();
  }

  @Override
  public byte[] trailer() {
    return TRAILER.clone();
  }

  @Override
  void started(int columns) {
    buffer.put2(columns);
  }

  @Override
  void ended() {}

  @Override
  void encode(int column, Cell cell) {
    if (cell.isNull()) {
      buffer.put4(NULL_LENGTH);
      return;
    }
    boolean fits =
        switch (forms[column]) {
          case BOOL, INT2, INT4, INT8, OID -> whole(forms[column], cell);
          case FLOAT4, FLOAT8 -> floating(forms[column], cell);
          case NUMERIC -> numeric(cell);
          case TEXT -> text(cell);
          case JSONB -> jsonb(cell);
          case BYTES -> cell.kind() == Kind.BYTES && slice(cell);
          case DATE -> cell.kind() == Kind.DATE && four(Epoch.toServerDate(cell.number()));
          case TIME -> cell.kind() == Kind.TIME && eight(cell.number());
          case TIMESTAMP -> cell.kind() == Kind.TIMESTAMP && moment(cell);
          case INSTANT -> cell.kind() == Kind.INSTANT && moment(cell);
          case UUID -> cell.kind() == Kind.UUID && slice(cell);
          case INTERVAL -> cell.kind() == Kind.INTERVAL && interval(cell);
          case BITS -> cell.kind() == Kind.TEXT && bits(cell);
        };
    if (!fits) throw misfit(column, cell);
  }

  private boolean whole(WireForm form, Cell cell) {
    if (cell.kind() != Kind.LONG) return false;
    long value = cell.number();
    return switch (form) {
      case BOOL -> value >> 1 == 0 && one((int) value);
      case INT2 -> value == (short) value && two((int) value);
      case INT4 -> value == (int) value && four((int) value);
      case OID -> value >>> 32 == 0 && four((int) value);
      default -> eight(value);
    };
  }

  private boolean floating(WireForm form, Cell cell) {
    if (cell.kind() != Kind.DOUBLE) return false;
    return form == WireForm.FLOAT4
        ? four(Float.floatToRawIntBits((float) cell.asDouble()))
        : eight(cell.number());
  }

  private boolean numeric(Cell cell) {
    if (cell.kind() == Kind.LONG) {
      NumericForm.write(cell.number(), buffer);
      return true;
    }
    if (cell.kind() != Kind.DECIMAL) return false;
    if (cell.scaled()) {
      NumericForm.write(cell.number(), cell.scale(), buffer);
      return true;
    }
    NumericForm.write(cell.bytes(), cell.offset(), cell.length(), buffer);
    return true;
  }

  private boolean text(Cell cell) {
    return (cell.kind() == Kind.TEXT || cell.kind() == Kind.DECIMAL) && slice(cell);
  }

  private boolean jsonb(Cell cell) {
    if (cell.kind() != Kind.TEXT) return false;
    buffer.put4(cell.length() + 1);
    buffer.put1(JSONB_VERSION);
    buffer.put(cell.bytes(), cell.offset(), cell.length());
    return true;
  }

  private boolean moment(Cell cell) {
    return eight(Epoch.toServerMicros(cell.number()));
  }

  private boolean interval(Cell cell) {
    buffer.put4(16);
    buffer.put(cell.bytes(), cell.offset() + 8, 8);
    buffer.put(cell.bytes(), cell.offset() + 4, 4);
    buffer.put(cell.bytes(), cell.offset(), 4);
    return true;
  }

  private boolean bits(Cell cell) {
    int size = cell.length();
    buffer.put4(4 + (size + 7) / 8);
    buffer.put4(size);
    for (int at = 0; at < size; at += 8) {
      int octet = 0;
      for (int bit = at; bit < at + 8; bit++) {
        octet = octet << 1 | (bit < size ? cell.bytes()[cell.offset() + bit] - '0' : 0);
      }
      buffer.put1(octet);
    }
    return true;
  }

  private boolean slice(Cell cell) {
    buffer.put4(cell.length());
    buffer.put(cell.bytes(), cell.offset(), cell.length());
    return true;
  }

  private boolean one(int value) {
    buffer.put4(1);
    buffer.put1(value);
    return true;
  }

  private boolean two(int value) {
    buffer.put4(2);
    buffer.put2(value);
    return true;
  }

  private boolean four(int value) {
    buffer.put4(4);
    buffer.put4(value);
    return true;
  }

  private boolean eight(long value) {
    buffer.put4(8);
    buffer.put8(value);
    return true;
  }
}
