package dev.turnstone.row;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.problem.Code;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source column's value replaced through a list of values. */
final class MapField implements Field {
  private final CopyField source;
  private final Map<ByteKey, FrozenCell> values;
  private final FrozenCell forNull;
  private final Unlisted otherwise;
  private final CellText text;
  private final ByteKey probe = ByteKey.probe();

  /**
   * @param source reads and converts the values that are kept
   * @param values by canonical text in UTF-8
   */
  MapField(
      CopyField source, Map<ByteKey, FrozenCell> values, FrozenCell forNull, Unlisted otherwise) {
    this.source = source;
    this.values = Map.copyOf(values);
    this.forNull = forNull;
    this.otherwise = otherwise;
    this.text = new CellText(source.conversion().from.type(), 'T');
  }

  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    cursor.read(source.column(), cell);
    if (cell.isNull()) {
      forNull.into(cell);
      return null;
    }
    text.of(cell);
    FrozenCell found = values.get(probe.pointAt(text.bytes(), text.offset(), text.length()));
    if (found != null) {
      found.into(cell);
      return null;
    }
    return unlisted(cell);
  }

  private @Nullable Refusal unlisted(Cell cell) {
    return switch (otherwise) {
      case SET_ASIDE -> new Refusal(Code.NOT_LISTED, "");
      case KEEP -> source.conversion().convert(cell);
      case NULL -> {
        cell.setNull();
        yield null;
      }
    };
  }
}
