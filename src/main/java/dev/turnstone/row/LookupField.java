package dev.turnstone.row;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.problem.Code;
import dev.turnstone.row.codec.ByteBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value found in another table by this row's key columns. */
final class LookupField implements Field {
  /**
   * One key column.
   *
   * @param column reads it and converts it to the type of the column it is compared with
   */
  record KeyColumn(CopyField column, Canonical canonical) {}

  private final LookupTable table;
  private final List<KeyColumn> keys;
  private final Conversion found;
  private final Conversion kept;
  private final Unlisted missing;
  private final ByteBuilder key = new ByteBuilder(64);
  private final ByteKey probe = ByteKey.probe();

  LookupField(LookupTable table, List<KeyColumn> keys, Conversions.Pair results, Unlisted missing) {
    this.table = table;
    this.keys = List.copyOf(keys);
    this.found = results.first();
    this.kept = results.second();
    this.missing = missing;
  }

  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    FrozenCell value = look(cursor, cell);
    if (value == LookupTable.AMBIGUOUS || value == null) {
      Code code = value == null ? Code.LOOKUP_MISSING : Code.LOOKUP_AMBIGUOUS;
      return nothing(code, cursor, cell);
    }
    value.into(cell);
    return cell.isNull() ? null : found.convert(cell);
  }

  private @Nullable FrozenCell look(RowCursor cursor, Cell cell) {
    key.truncate(0);
    for (KeyColumn part : keys) {
      Refusal refusal = part.column().fill(cursor, cell);
      if (refusal != null || cell.isNull()) return null;
      part.canonical().append(cell, key);
    }
    return table.find(probe.pointAt(key.array(), 0, key.length()));
  }

  private @Nullable Refusal nothing(Code code, RowCursor cursor, Cell cell) {
    return switch (missing) {
      case SET_ASIDE -> new Refusal(code, table.name());
      case NULL -> {
        cell.setNull();
        yield null;
      }
      case KEEP -> {
        cursor.read(keys.get(0).column().column(), cell);
        yield cell.isNull() ? null : kept.convert(cell);
      }
    };
  }
}
