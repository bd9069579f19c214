package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.io.StreamCorruptedException;
import java.util.List;

/** Takes the messages of a binary COPY TO STDOUT apart, one row each. */
public final class BinaryRow {
  private static final int SIGNATURE = 11;
  private static final int NULL_LENGTH = -1;
  private static final int END = -1;
  private static final byte[] NOTHING = {};

  private final WireForm[] forms;
  private final int[] places;
  private final int[] lengths;
  private byte[] message = NOTHING;
  private long rows;
  private boolean begun;
  private boolean ended;

  public BinaryRow(List<WireForm> forms) {
    this.forms = forms.toArray(new WireForm[0]);
    places = new int[forms.size()];
    lengths = new int[forms.size()];
  }

  /** Rows taken so far. */
  public long rows() {
    return rows;
  }

  /** True once the format's own end mark was seen. */
  public boolean ended() {
    return ended;
  }

  /**
   * Stands on the row of the next message.
   *
   * @return false when the message holds no row but the header or the end mark
   * @throws StreamCorruptedException when it is not what the format says
   */
  public boolean take(byte[] next) throws StreamCorruptedException {
    int at = 0;
    message = next;
    if (!begun) {
      at = afterHeader();
      if (at == next.length) return false;
    }
    int columns = number(at, 2);
    at += 2;
    if (columns == END) {
      ended = true;
      return false;
    }
    expect(columns == forms.length && !ended);
    for (int i = 0; i < columns; i++) {
      int length = number(at, 4);
      at += 4;
      places[i] = at;
      lengths[i] = length;
      expect(length >= NULL_LENGTH && length <= next.length - at);
      at += Math.max(length, 0);
    }
    expect(at == next.length);
    rows++;
    return true;
  }

  /** Lets go of the last message. */
  public void release() {
    message = NOTHING;
  }

  private int afterHeader() throws StreamCorruptedException {
    begun = true;
    expect(message.length >= SIGNATURE + 8 && message[0] == 'P' && message[SIGNATURE - 1] == 0);
    expect(BigEndian.get4(message, SIGNATURE) == 0);
    return SIGNATURE + 8 + number(SIGNATURE + 4, 4);
  }

  private int number(int at, int size) throws StreamCorruptedException {
    expect(at >= 0 && at <= message.length - size);
    return size == 2 ? BigEndian.get2(message, at) : BigEndian.get4(message, at);
  }

  private static void expect(boolean holds) throws StreamCorruptedException {
    if (!holds) throw new StreamCorruptedException("not a row of a binary COPY");
  }

  /** Reads a column of the row. */
  public void read(int column, Cell into) {
    int length = lengths[column];
    int at = places[column];
    if (length == NULL_LENGTH) {
      into.setNull();
      return;
    }
    switch (forms[column]) {
      case BOOL -> into.setNumber(Kind.LONG, message[at] == 0 ? 0 : 1);
      case INT2 -> into.setNumber(Kind.LONG, BigEndian.get2(message, at));
      case INT4 -> into.setNumber(Kind.LONG, BigEndian.get4(message, at));
      case INT8 -> into.setNumber(Kind.LONG, BigEndian.get8(message, at));
      case OID -> into.setNumber(Kind.LONG, BigEndian.get4(message, at) & 0xFFFF_FFFFL);
      case FLOAT4 -> into.setDouble(Float.intBitsToFloat(BigEndian.get4(message, at)));
      case FLOAT8 -> into.setDouble(Double.longBitsToDouble(BigEndian.get8(message, at)));
      case NUMERIC -> NumericForm.read(message, at, into);
      case TEXT -> into.setSlice(Kind.TEXT, message, at, length);
      case JSONB -> into.setSlice(Kind.TEXT, message, at + 1, length - 1);
      case BYTES -> into.setSlice(Kind.BYTES, message, at, length);
      case DATE -> into.setNumber(Kind.DATE, Epoch.fromServerDate(BigEndian.get4(message, at)));
      case TIME -> into.setNumber(Kind.TIME, BigEndian.get8(message, at));
      case TIMESTAMP -> moment(Kind.TIMESTAMP, at, into);
      case INSTANT -> moment(Kind.INSTANT, at, into);
      case UUID -> into.setSlice(Kind.UUID, message, at, length);
      case INTERVAL -> interval(at, into);
      case BITS -> bits(at, into);
    }
  }

  /** The server's last thirty years are beyond a cell's microseconds: handed over as text. */
  private void moment(Kind kind, int at, Cell into) {
    long micros = BigEndian.get8(message, at);
    if (micros <= Epoch.LARGEST_MICROS || micros == Long.MAX_VALUE) {
      into.setNumber(kind, Epoch.fromServerMicros(micros));
      return;
    }
    RowBuffer text = new RowBuffer();
    byte[] offset = kind == Kind.INSTANT ? new byte[] {'+', '0', '0'} : new byte[0];
    CalendarText.timestamp(Epoch.DAYS, micros, offset, text);
    into.setSlice(Kind.TEXT, text.bytes(), 0, text.length());
  }

  private void interval(int at, Cell into) {
    byte[] value = into.scratch(16);
    System.arraycopy(message, at + 12, value, 0, 4);
    System.arraycopy(message, at + 8, value, 4, 4);
    System.arraycopy(message, at, value, 8, 8);
    into.setSlice(Kind.INTERVAL, value, 0, 16);
  }

  private void bits(int at, Cell into) {
    int size = BigEndian.get4(message, at);
    byte[] text = into.scratch(size);
    for (int bit = 0; bit < size; bit++) {
      int octet = message[at + 4 + bit / 8];
      text[bit] = (byte) ('0' + (octet >> (7 - bit % 8) & 1));
    }
    into.setSlice(Kind.TEXT, text, 0, size);
  }
}
