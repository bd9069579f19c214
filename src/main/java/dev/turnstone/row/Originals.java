package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.codec.Utf8;
import dev.turnstone.sql.ExactValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the values of a source row as they are, for keys and for the quarantine. Of values that are
 * withheld, or too large for the quarantine, it tells the length: they stay in the source.
 */
final class Originals {
  /** So many bytes of one row's values are kept; decision 0010. */
  private static final int KEPT = 1 << 20;

  /** A key is a text for people. */
  private static final int LONGEST_KEY = 1 << 16;

  private final List<Place> columns;
  private final int[] key;
  private final Cell cell = new Cell();

  /**
   * @param columns what a cursor reads, in its order
   * @param key positions of the key's columns, in key order
   */
  Originals(List<Place> columns, int[] key) {
    this.columns = List.copyOf(columns);
    this.key = key;
  }

  /** Every value of the present row, by column name in reading order. */
  Map<String, OriginalValue> all(RowCursor cursor) {
    Map<String, OriginalValue> values = new LinkedHashMap<>();
    int room = KEPT;
    for (int i = 0; i < columns.size(); i++) {
      Place place = columns.get(i);
      if (cursor.withheld(i) > 0) {
        String type = place.type() instanceof LogicalType.Bytes ? "blob" : "text";
        values.put(place.column().name(), OriginalValue.left(type, cursor.withheld(i)));
        continue;
      }
      cursor.read(i, cell);
      values.put(place.column().name(), original(place, room));
      room -= Math.min(room, weight());
    }
    return values;
  }

  /** The value of one column of the present row; empty: it is not read. */
  Optional<OriginalValue> one(RowCursor cursor, String name) {
    for (int i = 0; i < columns.size(); i++) {
      Place place = columns.get(i);
      if (!place.column().name().equals(name)) continue;
      if (cursor.withheld(i) > 0) {
        String type = place.type() instanceof LogicalType.Bytes ? "blob" : "text";
        return Optional.of(OriginalValue.left(type, cursor.withheld(i)));
      }
      cursor.read(i, cell);
      return Optional.of(original(place, KEPT));
    }
    return Optional.empty();
  }

  /** The key of the present row in canonical text, in key order; bytes as hex, NULL as empty. */
  Map<String, String> key(RowCursor cursor) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int column : key) {
      Place place = columns.get(column);
      if (cursor.withheld(column) > 0) {
        values.put(place.column().name(), "(" + cursor.withheld(column) + " bytes)");
        continue;
      }
      cursor.read(column, cell);
      if (weight() > LONGEST_KEY) {
        values.put(place.column().name(), "(" + weight() + " bytes)");
        continue;
      }
      if (!valid()) cell.become(Cell.Kind.BYTES);
      values.put(place.column().name(), cell.isNull() ? "" : text(place.type()));
    }
    return values;
  }

  List<Column> keyColumns() {
    return Arrays.stream(key).mapToObj(i -> columns.get(i).column()).toList();
  }

  /** The key of the present row, in key order. */
  List<ExactValue> exactKey(RowCursor cursor) {
    List<ExactValue> values = new ArrayList<>();
    for (int column : key) {
      cursor.read(column, cell);
      values.add(KeptRow.of(cell, columns.get(column).type(), LONGEST_KEY));
    }
    return values;
  }

  void release() {
    cell.release();
  }

  /** Bytes of the cell's slice; 0 where it is a number or NULL. */
  private int weight() {
    return switch (cell.kind()) {
      case DECIMAL, TEXT, BYTES -> cell.length();
      default -> 0;
    };
  }

  private OriginalValue original(Place place, int room) {
    if (cell.isNull()) return new OriginalValue("null", Optional.empty(), Optional.empty());
    String type = storage(cell.kind());
    if (weight() > room) return OriginalValue.left(type, weight());
    boolean asHex = cell.kind() == Cell.Kind.BYTES || !valid();
    if (asHex) cell.become(Cell.Kind.BYTES);
    boolean bool = place.type() instanceof LogicalType.Bool;
    Optional<String> text = Optional.of(text(bool ? new LogicalType.Dynamic() : place.type()));
    return asHex
        ? new OriginalValue(type, Optional.empty(), text)
        : new OriginalValue(type, text, Optional.empty());
  }

  private boolean valid() {
    return cell.kind() != Cell.Kind.TEXT || Utf8.valid(cell.bytes(), cell.offset(), cell.length());
  }

  private String text(LogicalType type) {
    CellText text = new CellText(type, 'T');
    text.of(cell);
    return text.toString();
  }

  private static String storage(Cell.Kind kind) {
    return switch (kind) {
      case LONG -> "integer";
      case DOUBLE -> "real";
      case BYTES -> "blob";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
