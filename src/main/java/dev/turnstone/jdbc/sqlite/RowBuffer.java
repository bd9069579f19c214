package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table as bytes, waiting for their turn to be written. A value is its storage class in
 * one byte, then eight bytes of number, or four of length and the bytes themselves.
 */
final class RowBuffer implements RowWriter {
  private static final int FULL = 1 << 20;
  private static final int KEPT_CAPACITY = 4 * FULL;
  private static final int MOST_REFUSED = 5000;
  private static final byte NULL = 0;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final ColumnGuard[] guards;
  private final ValueText formatted = new ValueText();
  private final NumericText numeric = new NumericText();
  private final Map<Integer, Problem> refusals = new HashMap<>();

  private byte[] data = new byte[FULL / 16];
  private int size;
  private int flushedAt;
  private int[] starts = new int[256];
  private long[] ordinals = new long[256];
  private int rows;
  private @Nullable Problem refusal;
  private int readAt;

  RowBuffer(TableWrite write, TextEncoding encoding) {
    boolean strict = write.table().traits().storage().contains("strict");
    String table = write.table().name().toString();
    guards = new ColumnGuard[write.columns().size()];
    int i = 0;
    for (Column column : write.columns()) {
      guards[i++] = new ColumnGuard(table, column, strict, encoding);
    }
  }

  @Override
  public void beginRow(long ordinal) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, rows * 2);
      ordinals = Arrays.copyOf(ordinals, rows * 2);
    }
    starts[rows] = size;
    ordinals[rows] = ordinal;
    refusal = null;
  }

  @Override
  public void write(int column, Cell cell) {
    Problem reason = guards[column].refusal(cell, numeric);
    if (reason != null && refusal == null) {
      refusal = reason;
    }
    switch (cell.kind()) {
      case NULL -> room(1)[size++] = NULL;
      case LONG -> number(NativeStatement.INTEGER, cell.number());
      case DOUBLE -> number(NativeStatement.FLOAT, cell.number());
      case TEXT, DECIMAL -> slice(NativeStatement.TEXT, cell.bytes(), cell.offset(), cell.length());
      case BYTES -> slice(NativeStatement.BLOB, cell.bytes(), cell.offset(), cell.length());
      default -> {
        int length = formatted.format(cell);
        slice(NativeStatement.TEXT, formatted.bytes(), 0, length);
      }
    }
  }

  private void number(int type, long bits) {
    byte[] to = room(9);
    to[size] = (byte) type;
    LONGS.set(to, size + 1, bits);
    size += 9;
  }

  private void slice(int type, byte[] bytes, int offset, int length) {
    byte[] to = room(Math.addExact(length, 5));
    to[size] = (byte) type;
    INTS.set(to, size + 1, length);
    System.arraycopy(bytes, offset, to, size + 5, length);
    size += 5 + length;
  }

  private byte[] room(int more) {
    int needed = Math.addExact(size, more);
    if (needed > data.length) {
      int roomy = data.length < KEPT_CAPACITY ? data.length * 2 : data.length + KEPT_CAPACITY;
      data = Arrays.copyOf(data, Math.max(needed, roomy));
    }
    return data;
  }

  @Override
  public void endRow() {
    if (refusal != null) {
      refusals.put(rows, refusal);
    }
    rows++;
  }

  @Override
  public void abandonRow() {
    size = starts[rows];
    refusal = null;
  }

  @Override
  public boolean full() {
    return size - flushedAt >= FULL || crowded();
  }

  /** True when so many rows are known to be refused that they should not wait any longer. */
  boolean crowded() {
    return refusals.size() >= MOST_REFUSED;
  }

  /** Lets it fill up further before it is {@link #full} again. */
  void keep() {
    flushedAt = size;
  }

  void clear() {
    size = 0;
    flushedAt = 0;
    rows = 0;
    refusals.clear();
    if (data.length > 3 * KEPT_CAPACITY) {
      data = new byte[KEPT_CAPACITY];
    }
  }

  int bytes() {
    return size;
  }

  int rows() {
    return rows;
  }

  long ordinal(int row) {
    return ordinals[row];
  }

  /** Why the row cannot be stored as it is; null: nothing is known against it. */
  @Nullable Problem refusal(int row) {
    return refusals.isEmpty() ? null : refusals.get(row);
  }

  /**
   * Binds a row's values to the parameters from this one on.
   *
   * @return {@link NativeStatement#OK}, or why a value cannot be bound
   */
  int bind(int row, NativeStatement statement, int firstParameter) {
    readAt = starts[row];
    for (int i = 0; i < guards.length; i++) {
      int code = bindValue(statement, firstParameter + i);
      if (code != NativeStatement.OK) {
        return code;
      }
    }
    return NativeStatement.OK;
  }

  private int bindValue(NativeStatement statement, int parameter) {
    int type = data[readAt++];
    return switch (type) {
      case NULL -> statement.bindNull(parameter);
      case NativeStatement.INTEGER -> statement.bindLong(parameter, nextNumber());
      case NativeStatement.FLOAT ->
          statement.bindDouble(parameter, Double.longBitsToDouble(nextNumber()));
      case NativeStatement.TEXT -> statement.bindText(parameter, nextSlice());
      default -> statement.bindBlob(parameter, nextSlice());
    };
  }

  private long nextNumber() {
    long bits = (long) LONGS.get(data, readAt);
    readAt += 8;
    return bits;
  }

  private byte[] nextSlice() {
    int length = (int) INTS.get(data, readAt);
    readAt += 4;
    byte[] slice = Arrays.copyOfRange(data, readAt, readAt + length);
    readAt += length;
    return slice;
  }
}
