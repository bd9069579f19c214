package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.JsonScan;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** JSON text that the target's parser will take; numbers become JSON numbers. */
final class JsonConversion extends Conversion {
  /** Deeper values are refused where the target normalises JSON. */
  private static final int DEEPEST = 1000;

  /** The servers' own limits. */
  private static final int DEEPEST_IN_MARIADB = 31;

  private static final int DEEPEST_IN_MYSQL = 100;

  private final boolean binary;
  private final boolean proven;
  private final int deepest;
  private final TextRules rules;
  private final JsonScan scan = new JsonScan();
  private final CellText text;

  JsonConversion(Place from, Place to, LogicalType.Json type) {
    super(from, to);
    binary = type.binary();
    proven = normal(from) && normal(to);
    deepest = deepest(to.vendor());
    rules = new TextRules(to, OptionalInt.empty());
    text = new CellText(from.type(), ' ');
  }

  /** PostgreSQL's own normal form: what one server holds in it, another takes. */
  private static boolean normal(Place place) {
    boolean jsonb = place.type() instanceof LogicalType.Json json && json.binary();
    return jsonb && place.vendor() == Vendor.POSTGRESQL;
  }

  private int deepest(Vendor vendor) {
    return switch (vendor) {
      case MARIADB -> DEEPEST_IN_MARIADB;
      case MYSQL -> DEEPEST_IN_MYSQL;
      case POSTGRESQL, SQLITE -> binary ? DEEPEST : Integer.MAX_VALUE;
    };
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case TEXT -> {}
      case LONG, DOUBLE, DECIMAL -> {
        text.of(cell);
        cell.setSlice(Kind.TEXT, text.bytes(), text.offset(), text.length());
      }
      default -> {
        return wrongClass(cell);
      }
    }
    Refusal refusal = rules.check(cell);
    if (refusal != null || proven) return refusal;
    if (!scan.valid(cell.bytes(), cell.offset(), cell.length()) || scan.deepest() > deepest) {
      return refuse(Code.NOT_JSON);
    }
    return binary ? normalisable() : null;
  }

  private @Nullable Refusal normalisable() {
    if (scan.escapedNul()) return new Refusal(Code.HAS_NUL, to.typeText());
    if (to.vendor() == Vendor.POSTGRESQL && scan.loneSurrogate()) return refuse(Code.NOT_JSON);
    return scan.hugeNumber() ? refuse(Code.OUT_OF_RANGE) : null;
  }
}
