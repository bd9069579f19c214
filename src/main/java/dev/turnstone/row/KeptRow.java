package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.codec.Utf8;
import dev.turnstone.sql.ExactValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A writer that keeps the values of the last row, exactly and to be shown. Owned by one thread. */
public final class KeptRow implements RowWriter {
  private final List<LogicalType> types;
  private final int longest;
  private final List<ExactValue> values = new ArrayList<>();

  /**
   * Keeps rows of these columns.
   *
   * @param longest of values of more bytes only the length is kept
   */
  public KeptRow(List<Column> columns, int longest) {
    this.types = columns.stream().map(Column::type).toList();
    this.longest = longest;
  }

  /** The values of the last row, in the order of the columns. */
  public List<ExactValue> values() {
    return List.copyOf(values);
  }

  @Override
  public void beginRow(long ordinal) {
    values.clear();
  }

  @Override
  public void write(int column, Cell cell) {
    values.add(of(cell, types.get(column), longest));
  }

  @Override
  public void endRow() {}

  @Override
  public void abandonRow() {
    values.clear();
  }

  @Override
  public boolean full() {
    return false;
  }

  /**
   * The value of a cell, as a column of this type shows it.
   *
   * @param longest of text or bytes of more bytes only the length is kept
   */
  public static ExactValue of(Cell cell, LogicalType type, int longest) {
    return switch (cell.kind()) {
      case NULL -> ExactValue.NULL;
      case TEXT, BYTES -> sliced(cell, longest);
      default -> {
        CellText text = new CellText(type, 'T');
        text.of(cell);
        boolean decimal = cell.kind() == Cell.Kind.DECIMAL;
        String shown = decimal ? shortest(text.toString()) : text.toString();
        yield new ExactValue(kind(cell.kind()), shown);
      }
    };
  }

  /** Without zeros that add nothing, so that equal decimals are shown alike. */
  private static String shortest(String digits) {
    int end = digits.length();
    if (digits.indexOf('.') >= 0) {
      while (digits.charAt(end - 1) == '0') end--;
      if (digits.charAt(end - 1) == '.') end--;
    }
    String shown = digits.substring(0, end);
    return shown.equals("-0") ? "0" : shown;
  }

  private static ExactValue sliced(Cell cell, int longest) {
    if (cell.length() > longest) {
      return new ExactValue(ExactValue.Kind.WITHHELD, Integer.toString(cell.length()));
    }
    boolean text = cell.kind() == Cell.Kind.TEXT;
    if (text && Utf8.valid(cell.bytes(), cell.offset(), cell.length())) {
      String shown = new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.UTF_8);
      return new ExactValue(ExactValue.Kind.TEXT, shown);
    }
    String hex =
        HexFormat.of().formatHex(cell.bytes(), cell.offset(), cell.offset() + cell.length());
    return new ExactValue(text ? ExactValue.Kind.MALFORMED : ExactValue.Kind.BYTES, hex);
  }

  private static ExactValue.Kind kind(Cell.Kind kind) {
    return switch (kind) {
      case NULL -> ExactValue.Kind.NULL;
      case LONG -> ExactValue.Kind.INTEGER;
      case DECIMAL -> ExactValue.Kind.DECIMAL;
      case DOUBLE -> ExactValue.Kind.REAL;
      case TEXT -> ExactValue.Kind.TEXT;
      case BYTES -> ExactValue.Kind.BYTES;
      case DATE -> ExactValue.Kind.DATE;
      case TIME -> ExactValue.Kind.TIME;
      case TIMESTAMP -> ExactValue.Kind.TIMESTAMP;
      case INSTANT -> ExactValue.Kind.INSTANT;
      case UUID -> ExactValue.Kind.UUID;
      case INTERVAL -> ExactValue.Kind.INTERVAL;
    };
  }
}
