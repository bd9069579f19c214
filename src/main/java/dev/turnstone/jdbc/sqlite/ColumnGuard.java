package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.codec.Utf8;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sees the values that SQLite would change on their way into a column, because its declared type
 * makes numbers of texts or the other way round, or because a UTF-16 file has no place for text
 * that is malformed. SQLite says nothing when it does so.
 */
final class ColumnGuard {
  /** Whole numbers beyond this are not all reals. */
  private static final long EXACT_IN_REAL = 1L << 53;

  private final Affinity affinity;
  private final boolean holdsNumbers;
  private final boolean recoded;
  private final Problem changed;
  private final Problem notHeld;
  private final Problem malformed;

  ColumnGuard(String table, Column column, boolean strict, TextEncoding encoding) {
    recoded = encoding != TextEncoding.UTF_8;
    affinity = Affinity.of(column.nativeType(), strict);
    LogicalType type = column.type();
    holdsNumbers =
        type instanceof LogicalType.Int
            || type instanceof LogicalType.Decimal
            || type instanceof LogicalType.Floating
            || type instanceof LogicalType.Bool;
    Location where = Location.column(table, column.name());
    malformed = Problem.blocker(Code.NOT_UTF8, where);
    String kept = affinity.numeric() ? "a number" : "text";
    changed = Problem.blocker(Code.KEPT_OTHERWISE, where, kept, column.nativeType());
    String limit = affinity.name().toLowerCase(Locale.ROOT) + " column";
    Code beyond = type instanceof LogicalType.Int ? Code.OUT_OF_RANGE : Code.TOO_PRECISE;
    notHeld = Problem.blocker(beyond, where, "an SQLite " + limit);
  }

  /** Why the value would not arrive as it is; null: it does. */
  @Nullable Problem refusal(Cell cell, NumericText text) {
    return switch (cell.kind()) {
      case LONG -> affinity == Affinity.REAL && beyondReal(cell.number()) ? notHeld : null;
      case DOUBLE -> affinity == Affinity.TEXT ? changed : null;
      case TEXT, DECIMAL -> {
        if (recoded && !Utf8.valid(cell.bytes(), cell.offset(), cell.length())) {
          yield malformed;
        }
        yield affinity.numeric() ? textRefusal(cell, text) : null;
      }
      default -> null;
    };
  }

  private @Nullable Problem textRefusal(Cell cell, NumericText text) {
    if (!text.looksNumeric(cell.bytes(), cell.offset(), cell.length())) {
      return null;
    }
    if (cell.kind() == Cell.Kind.DECIMAL || holdsNumbers) {
      return text.sameNumber(affinity) ? null : notHeld;
    }
    return text.sameText(affinity) ? null : changed;
  }

  private static boolean beyondReal(long value) {
    return value > EXACT_IN_REAL || value < -EXACT_IN_REAL;
  }
}
