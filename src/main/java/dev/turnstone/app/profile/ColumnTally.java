package dev.turnstone.app.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.turnstone.app.profile.ColumnProfile.Counted;
import dev.turnstone.app.profile.ColumnProfile.Distinct;
import dev.turnstone.app.profile.ColumnProfile.Extent;
import dev.turnstone.catalog.Column;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Utf8;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the values of one column, with memory that does not grow with the rows. One thread. */
final class ColumnTally {
  private static final int TOP = 10;
  private static final int MASKS = 1000;

  /** 16 kB for each column, and wrong by less than one in a hundred mostly. */
  private static final int PRECISION = 14;

  private final String column;
  private final Value value;
  private final int kept;
  private final Map<Seen, Long> values = new HashMap<>();
  private final UltraLogLog many = UltraLogLog.create(PRECISION);
  private final Map<String, Long> masks = new HashMap<>();
  private final Map<Shape, Long> shapes = new EnumMap<>(Shape.class);
  private boolean overflown;
  private long rows;
  private long nulls;
  private int shortest = Integer.MAX_VALUE;
  private int longest = -1;
  private @Nullable Rank least;
  private @Nullable Rank most;

  /** A value, which is known by its beginning and the hash of all of it. */
  private record Seen(String shown, long hash) {}

  /**
   * A tally of nothing yet.
   *
   * @param kept different values that are counted one by one
   */
  ColumnTally(Column column, int kept) {
    this.column = column.name();
    this.value = new Value(column.type());
    this.kept = kept;
  }

  /** One row's value. */
  void add(Cell cell) {
    rows++;
    if (cell.isNull()) {
      nulls++;
      return;
    }
    value.of(cell);
    count(new Seen(value.shown(), value.hash()));
    Rank.of(cell, value.shown()).ifPresent(this::stretch);
    if (cell.kind() == Kind.TEXT) {
      measure(Utf8.codePoints(cell.bytes(), cell.offset(), cell.length()));
      form();
    } else if (cell.kind() == Kind.BYTES) {
      measure(cell.length());
    }
  }

  /**
   * One row's value that is too large to be read beside others; it counts as a value of its own.
   */
  void withheld(long bytes) {
    rows++;
    many.add(rows * 0x9E3779B97F4A7C15L);
    overflown = true;
    measure((int) Math.min(bytes, Integer.MAX_VALUE));
  }

  private void count(Seen seen) {
    many.add(seen.hash());
    Long known = values.get(seen);
    if (known != null) {
      values.put(seen, known + 1);
    } else if (values.size() < kept) {
      values.put(seen, 1L);
    } else {
      overflown = true;
    }
  }

  private void stretch(Rank rank) {
    if (least == null || rank.compareTo(least) < 0) {
      least = rank;
    }
    if (most == null || rank.compareTo(most) > 0) {
      most = rank;
    }
  }

  private void measure(int length) {
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }

  /** Of a text that is too long to be one of those that have a form, none is taken. */
  private void form() {
    if (value.cut()) {
      return;
    }
    String mask = Mask.of(value.shown());
    if (masks.size() < MASKS || masks.containsKey(mask)) {
      masks.merge(mask, 1L, Long::sum);
    }
    Shape.of(value.shown()).forEach(s -> shapes.merge(s, 1L, Long::sum));
  }

  ColumnProfile profile() {
    Distinct distinct =
        overflown
            ? new Distinct(Math.round(many.getDistinctCountEstimate()), false)
            : new Distinct(values.size(), true);
    Extent extent =
        new Extent(
            Optional.ofNullable(least).map(Rank::shown),
            Optional.ofNullable(most).map(Rank::shown),
            longest < 0 ? OptionalInt.empty() : OptionalInt.of(shortest),
            longest < 0 ? OptionalInt.empty() : OptionalInt.of(longest));
    List<Counted> top =
        first(values.entrySet().stream().map(e -> new Counted(e.getKey().shown(), e.getValue())));
    List<Counted> forms =
        first(masks.entrySet().stream().map(e -> new Counted(e.getKey(), e.getValue())));
    return new ColumnProfile(column, rows, nulls, distinct, extent, top, forms, shapes);
  }

  private static List<Counted> first(Stream<Counted> counted) {
    return counted
        .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::shown))
        .limit(TOP)
        .toList();
  }
}
