package dev.turnstone.row;

import dev.turnstone.plan.FieldRule;
import dev.turnstone.row.codec.ByteBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the table of one lookup rule. Used once, by one thread. */
final class LookupReading {
  private static final long ROWS_PER_RANGE = 50_000;
  private final FieldRule.Lookup rule;
  private final Side side;
  private final List<LookupField.KeyColumn> keys = new ArrayList<>();
  private final List<String> names;
  private final LookupEntries entries;
  private final ByteBuilder key = new ByteBuilder(64);
  private final Cell cell = new Cell();

  /**
   * A reading.
   *
   * @param entries takes what is read; closed by the caller, also when reading fails
   */
  LookupReading(FieldRule.Lookup rule, Side side, LookupEntries entries) {
    this.rule = rule;
    this.side = side;
    this.entries = entries;
    Set<String> wanted = new LinkedHashSet<>(rule.keyColumns());
    wanted.add(rule.value());
    names = List.copyOf(wanted);
    for (String name : rule.keyColumns()) {
      Place place = side.place(name);
      CopyField column = new CopyField(names.indexOf(name), Conversions.between(place, place));
      keys.add(new LookupField.KeyColumn(column, new Canonical(place.type())));
    }
  }

  LookupTable read(RowSource rows) {
    Place value = side.place(rule.value());
    TableRead read = new TableRead(side.table(), names);
    ChunkRange range = null;
    do {
      range = rows.next(read, range, ROWS_PER_RANGE);
      try (RowCursor cursor = rows.open(read, range)) {
        while (cursor.next()) add(cursor);
      }
    } while (!range.last());
    List<Place> places = rule.keyColumns().stream().map(side::place).toList();
    return new LookupTable(rule.table(), places, value, entries);
  }

  /** A row whose key is NULL or no value of its type can never be found. */
  private void add(RowCursor cursor) {
    key.truncate(0);
    for (LookupField.KeyColumn part : keys) {
      @Nullable Refusal refusal = part.column().fill(cursor, cell);
      if (refusal != null || cell.isNull()) return;
      part.canonical().append(cell, key);
    }
    cursor.read(names.indexOf(rule.value()), cell);
    entries.add(key.copy(), cell);
  }
}
