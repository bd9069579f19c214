package dev.turnstone.jdbc.mariadb;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.RowWriter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table as LOAD DATA text, with the place of each row, so that any run of them can be
 * sent by itself. Rows the server would not refuse but change are refused here.
 */
final class LoadBuffer implements RowWriter {
  private static final int FULL = 1 << 20;

  /** Refused rows take no room in the text, but some in memory. */
  private static final int MOST_REFUSED = 5000;

  /** A row's text is up to twice as long and has to fit into one array. */
  private static final long MOST_BYTES = 1_000_000_000;

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int FIRST_YEAR = 1901;
  private static final int LAST_YEAR = 2155;
  private static final long FIRST_DAY = -719_528; // 0000-01-01
  private static final long LAST_DAY = 2_932_896; // 9999-12-31

  private final TargetField[] fields;
  private final RowRefusal refusals;
  private final long packetLimit;
  private final LoadText text = new LoadText();
  private final TreeMap<Long, Problem> refused = new TreeMap<>();
  private int[] starts = new int[1024];
  private long[] ordinals = new long[1024];
  private int rows;
  private int rowStart;
  private long rowBytes;
  private @Nullable Problem trouble;

  LoadBuffer(List<TargetField> fields, RowRefusal refusals, long packetLimit) {
    this.fields = fields.toArray(TargetField[]::new);
    this.refusals = refusals;
    this.packetLimit = Math.min(packetLimit, MOST_BYTES);
  }

  /** Complete rows in the buffer that shall be sent. */
  int rows() {
    return rows;
  }

  long ordinal(int row) {
    return ordinals[row];
  }

  /** The text of rows {@code from} to {@code to}, exclusive. */
  InputStream stream(int from, int to) {
    int start = starts[from];
    return new ByteArrayInputStream(text.bytes(), start, end(to - 1) - start);
  }

  /** One row's fields as text, unescaped; NULL as null. */
  byte[] @Nullable [] fields(int row) {
    return LoadFields.split(text.bytes(), starts[row], end(row) - 1, fields.length);
  }

  /** Why the row that is being written is refused; null: nothing is known against it yet. */
  @Nullable Problem trouble() {
    return trouble;
  }

  /** Tells of the rows refused while they were written, then forgets everything. */
  void clear(RefusedRow listener) {
    refused.forEach(listener::refused);
    forget();
  }

  /** Forgets everything. */
  void forget() {
    refused.clear();
    rows = 0;
    rowStart = 0;
    text.cutTo(0);
  }

  @Override
  public void beginRow(long ordinal) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, rows * 2);
      ordinals = Arrays.copyOf(ordinals, rows * 2);
    }
    starts[rows] = rowStart;
    ordinals[rows] = ordinal;
    rowBytes = 0;
    trouble = null;
  }

  @Override
  public void write(int column, Cell cell) {
    if (trouble != null) {
      return;
    }
    if (column > 0) {
      text.put('\t');
    }
    TargetField field = fields[column];
    if (cell.isNull()) {
      nullField(field);
    } else if (field.hex()) {
      hexField(field, cell);
    } else if (field.labelled()) {
      labelField(field, cell);
    } else {
      plainField(field, cell);
    }
  }

  @Override
  public void endRow() {
    if (trouble != null) {
      refused.put(ordinals[rows], trouble);
      abandonRow();
      return;
    }
    text.put('\n');
    rowStart = text.length();
    rows++;
  }

  @Override
  public void abandonRow() {
    text.cutTo(rowStart);
    trouble = null;
  }

  @Override
  public boolean full() {
    return rowStart >= FULL || refused.size() >= MOST_REFUSED;
  }

  private int end(int row) {
    return row + 1 < rows ? starts[row + 1] : rowStart;
  }

  private void nullField(TargetField field) {
    if (field.column().nullable()) {
      text.nullField();
    } else {
      refuse(field, Code.NOT_NULLABLE);
    }
  }

  private void hexField(TargetField field, Cell cell) {
    switch (cell.kind()) {
      case LONG -> text.hex(cell.number());
      case TEXT, DECIMAL -> {
        if (field.bits()) {
          bitsField(field, cell);
        } else if (fits(field, cell)) {
          text.hex(cell.bytes(), cell.offset(), cell.length());
        }
      }
      case BYTES, UUID -> {
        if (fits(field, cell)) {
          text.hex(cell.bytes(), cell.offset(), cell.length());
        }
      }
      default -> refuse(field, Code.WRONG_CLASS, word(cell), field.column().nativeType());
    }
  }

  /** Binary digits, the last one lowest, packed into bytes. */
  private void bitsField(TargetField field, Cell cell) {
    int size = (cell.length() + 7) / 8;
    byte[] packed = new byte[size];
    for (int i = 0; i < cell.length(); i++) {
      int digit = cell.bytes()[cell.offset() + i] - '0';
      if (digit != 0 && digit != 1) {
        refuse(field, Code.WRONG_CLASS, "text", field.column().nativeType());
        return;
      }
      int fromRight = cell.length() - 1 - i;
      packed[size - 1 - fromRight / 8] |= (byte) (digit << fromRight % 8);
    }
    text.hex(packed, 0, size);
  }

  private void labelField(TargetField field, Cell cell) {
    if (cell.kind() == Cell.Kind.TEXT
        && field.accepts(cell.bytes(), cell.offset(), cell.length())) {
      text.escaped(cell.bytes(), cell.offset(), cell.length());
    } else {
      refuse(field, Code.NOT_A_LABEL, field.column().nativeType());
    }
  }

  private void plainField(TargetField field, Cell cell) {
    switch (cell.kind()) {
      case LONG -> longField(field, cell.number());
      case DOUBLE -> doubleField(field, cell.asDouble());
      case DECIMAL -> decimalField(field, cell);
      case TEXT, BYTES -> {
        if (fits(field, cell)) {
          text.escaped(cell.bytes(), cell.offset(), cell.length());
        }
      }
      case DATE -> {
        if (isDay(field, cell.number())) {
          text.date(cell.number());
        }
      }
      case TIME -> {
        if (keeps(field, cell.number())) {
          text.time(cell.number());
        }
      }
      case TIMESTAMP, INSTANT -> momentField(field, cell.number());
      case UUID -> text.uuid(cell.bytes(), cell.offset());
      case NULL, INTERVAL ->
          refuse(field, Code.WRONG_CLASS, word(cell), field.column().nativeType());
    }
  }

  private void longField(TargetField field, long value) {
    if (!field.year()) {
      text.number(value);
    } else if (value == 0 || (value >= FIRST_YEAR && value <= LAST_YEAR)) {
      text.year((int) value);
    } else {
      refuse(field, Code.OUT_OF_RANGE, field.column().nativeType());
    }
  }

  private void doubleField(TargetField field, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      refuse(field, Code.INFINITE, field.column().nativeType());
    } else if (field.single() && (double) (float) value != value) {
      refuse(field, Code.TOO_PRECISE, field.column().nativeType());
    } else {
      text.number(value);
    }
  }

  private void decimalField(TargetField field, Cell cell) {
    byte last = cell.bytes()[cell.offset() + cell.length() - 1];
    if (last > '9') {
      refuse(field, Code.INFINITE, field.column().nativeType());
    } else {
      text.plain(cell.bytes(), cell.offset(), cell.length());
    }
  }

  private void momentField(TargetField field, long micros) {
    if (isDay(field, Math.floorDiv(micros, MICROS_PER_DAY)) && keeps(field, micros)) {
      text.moment(micros);
    }
  }

  private boolean isDay(TargetField field, long days) {
    if (days >= FIRST_DAY && days <= LAST_DAY) {
      return true;
    }
    boolean infinite = Math.abs(days / 2) > 500_000_000_000L;
    refuse(field, infinite ? Code.INFINITE : Code.OUT_OF_RANGE, field.column().nativeType());
    return false;
  }

  private boolean keeps(TargetField field, long micros) {
    if (field.keeps(micros)) {
      return true;
    }
    refuse(field, Code.TOO_PRECISE, field.column().nativeType());
    return false;
  }

  /** Counts what the row holds; a row larger than a packet could never be read again. */
  private boolean fits(TargetField field, Cell cell) {
    rowBytes += cell.length();
    if (rowBytes < packetLimit - fields.length * 9L - 1024) {
      return true;
    }
    refuse(field, Code.VALUE_TOO_LARGE, packetLimit + " bytes");
    return false;
  }

  private void refuse(TargetField field, Code code, String... arguments) {
    trouble = refusals.problem(code, Optional.of(field.column()), arguments);
  }

  private static String word(Cell cell) {
    return cell.kind().name().toLowerCase(java.util.Locale.ROOT);
  }
}
