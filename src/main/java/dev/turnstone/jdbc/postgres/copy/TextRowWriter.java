package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Encodes rows for COPY's text format, for tables with a column whose type is only known by its
 * text form.
 */
public final class TextRowWriter extends CopyWriter {
  private static final byte[] NOTHING = {};
  private static final byte[] UTC = {'+', '0', '0'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Beyond every date a server holds, and far from overflowing: refused like anything outside. */
  private static final long IMPOSSIBLE_DAYS = 4_000_000_000L;

  private final boolean[] isBool;
  private final boolean[] isFloat4;
  private boolean first;

  /**
   * A writer of columns in these forms.
   *
   * @param names the columns' names, for messages
   * @param forms empty where only the text form is known
   */
  public TextRowWriter(List<String> names, List<Optional<WireForm>> forms) {
    super(names);
    isBool = new boolean[forms.size()];
    isFloat4 = new boolean[forms.size()];
    for (int i = 0; i < forms.size(); i++) {
      isBool[i] = forms.get(i).filter(WireForm.BOOL::equals).isPresent();
      isFloat4[i] = forms.get(i).filter(WireForm.FLOAT4::equals).isPresent();
    }
  }

  @Override
  public String format() {
    return "text";
  }

  @Override
  public byte[] header() {
    return NOTHING;
  }

  @Override
  public byte[] trailer() {
    return NOTHING;
  }

  @Override
  void started(int columns) {
    first = true;
  }

  @Override
  void ended() {
    buffer.put1('\n');
  }

  @Override
  void encode(int column, Cell cell) {
    if (!first) buffer.put1('\t');
    first = false;
    switch (cell.kind()) {
      case NULL -> ascii("\\N");
      case LONG -> whole(column, cell);
      case DOUBLE -> floating(column, cell.asDouble());
      case DECIMAL, TEXT -> escaped(cell.bytes(), cell.offset(), cell.length());
      case BYTES -> bytes(cell);
      case DATE -> date(cell.number());
      case TIME -> CalendarText.time(cell.number(), buffer);
      case TIMESTAMP, INSTANT -> moment(cell);
      case UUID -> uuid(cell);
      case INTERVAL -> interval(cell);
    }
  }

  private void whole(int column, Cell cell) {
    if (!isBool[column]) {
      ascii(Long.toString(cell.number()));
      return;
    }
    if (cell.number() >> 1 != 0) throw misfit(column, cell);
    buffer.put1(cell.number() == 0 ? 'f' : 't');
  }

  private void floating(int column, double value) {
    ascii(isFloat4[column] ? Float.toString((float) value) : Double.toString(value));
  }

  private void date(long days) {
    if (infinite(days)) return;
    CalendarText.date(Math.max(-IMPOSSIBLE_DAYS, Math.min(IMPOSSIBLE_DAYS, days)), buffer);
  }

  private void moment(Cell cell) {
    if (infinite(cell.number())) return;
    byte[] offset = cell.kind() == Kind.INSTANT ? UTC : NOTHING;
    CalendarText.timestamp(0, cell.number(), offset, buffer);
  }

  private boolean infinite(long number) {
    if (number == Cell.POSITIVE_INFINITY) ascii("infinity");
    else if (number == Cell.NEGATIVE_INFINITY) ascii("-infinity");
    else return false;
    return true;
  }

  private void interval(Cell cell) {
    int months = BigEndian.get4(cell.bytes(), cell.offset());
    int days = BigEndian.get4(cell.bytes(), cell.offset() + 4);
    long micros = BigEndian.get8(cell.bytes(), cell.offset() + 8);
    boolean most = months == Integer.MAX_VALUE && days == Integer.MAX_VALUE;
    boolean least = months == Integer.MIN_VALUE && days == Integer.MIN_VALUE;
    if ((most && micros == Long.MAX_VALUE) || (least && micros == Long.MIN_VALUE)) {
      ascii(most ? "infinity" : "-infinity");
      return;
    }
    ascii(months + " mons " + days + " days ");
    CalendarText.time(micros, buffer);
  }

  private void uuid(Cell cell) {
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) buffer.put1('-');
      hex(cell.bytes()[cell.offset() + i]);
    }
  }

  private void bytes(Cell cell) {
    buffer.need(2L * cell.length() + 3);
    ascii("\\\\x");
    for (int i = 0; i < cell.length(); i++) {
      hex(cell.bytes()[cell.offset() + i]);
    }
  }

  private void hex(byte octet) {
    buffer.put1(HEX[octet >> 4 & 15]);
    buffer.put1(HEX[octet & 15]);
  }

  private void escaped(byte[] text, int from, int size) {
    buffer.need(size);
    int clean = from;
    for (int at = from; at < from + size; at++) {
      int letter = letterFor(text[at]);
      if (letter == 0) continue;
      buffer.put(text, clean, at - clean);
      buffer.put1('\\');
      buffer.put1(letter);
      clean = at + 1;
    }
    buffer.put(text, clean, from + size - clean);
  }

  /** What follows the backslash in place of this byte; 0 when it stands for itself. */
  private static int letterFor(byte octet) {
    return switch (octet) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private void ascii(String text) {
    buffer.need(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer.put1(text.charAt(i));
    }
  }
}
