package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.CivilDate;
import dev.turnstone.sql.Verdict.Grade;
import dev.turnstone.sql.Verdicts;
import dev.turnstone.support.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict that promises every value is held to it with the outermost values of every type. */
class VerdictTruthTest {
  private static final long DAY = 86_400_000_000L;

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, SQLITE",
    "POSTGRESQL, MARIADB",
    "POSTGRESQL, POSTGRESQL",
    "MARIADB, SQLITE",
    "MARIADB, POSTGRESQL",
    "MARIADB, MARIADB",
    "SQLITE, POSTGRESQL",
    "SQLITE, MARIADB",
  })
  void whatArrivesExactlyOrInAWiderTypeIsNeverSetAside(Vendor source, Vendor target) {
    List<String> broken = new ArrayList<>();
    int looked = 0;
    for (Verdicts.Entry entry : Verdicts.table(source, target)) {
      if (entry.verdict().grade().compareTo(Grade.WIDENS) > 0) continue;
      for (Supplier<Cell> value : values(entry.from(), source)) {
        looked++;
        Refusal refusal = between(entry, source, target).convert(value.get());
        if (refusal != null) {
          broken.add(entry + ": " + Cells.show(value.get()) + " is " + refusal.code());
        }
      }
    }
    assertEquals(List.of(), broken);
    assertEquals(true, looked > 40, () -> source + " to " + target + " looked at too few values");
  }

  private static Conversion between(Verdicts.Entry entry, Vendor source, Vendor target) {
    return Conversions.between(
        Tables.place(entry.from().text(), source), Tables.place(entry.to().text(), target));
  }

  private static List<Supplier<Cell>> values(LogicalType type, Vendor source) {
    boolean postgres = source == Vendor.POSTGRESQL;
    List<Supplier<Cell>> values = new ArrayList<>();
    if (type instanceof LogicalType.Bool) {
      values.add(() -> Cells.whole(0));
      values.add(() -> Cells.whole(1));
    } else if (type instanceof LogicalType.Int i && (i.signed() || i.bits() < 64)) {
      long high = i.signed() ? Long.MAX_VALUE >> (64 - i.bits()) : (1L << i.bits()) - 1;
      values.add(() -> Cells.whole(high));
      values.add(() -> Cells.whole(i.signed() ? -high - 1 : 0));
    } else if (type instanceof LogicalType.Int) {
      values.add(() -> Cells.decimal("18446744073709551615"));
    } else if (type instanceof LogicalType.Decimal d) {
      String digits = d.unlimited() ? "9".repeat(60) + "." + "9".repeat(60) : "9999999999.99";
      values.add(() -> Cells.decimal(source == Vendor.MARIADB ? "9999999999.99" : digits));
      values.add(() -> Cells.decimal("-0.01"));
      if (postgres) values.add(() -> Cells.decimal("NaN"));
      if (postgres && d.unlimited()) values.add(() -> Cells.decimal("-Infinity"));
    } else if (type instanceof LogicalType.Floating f) {
      values.add(() -> Cells.real(f.bits() == 32 ? Float.MAX_VALUE : Double.MAX_VALUE));
      values.add(() -> Cells.real(f.bits() == 32 ? Float.MIN_VALUE : Double.MIN_VALUE));
      if (postgres) values.add(() -> Cells.real(Double.NaN));
      if (source != Vendor.MARIADB) values.add(() -> Cells.real(Double.NEGATIVE_INFINITY));
    } else {
      values.addAll(others(type, source));
    }
    return values;
  }

  private static List<Supplier<Cell>> others(LogicalType type, Vendor source) {
    boolean postgres = source == Vendor.POSTGRESQL;
    if (type instanceof LogicalType.Date) {
      return days(Kind.DATE, 1, postgres);
    }
    if (type instanceof LogicalType.Timestamp) return days(Kind.TIMESTAMP, DAY, postgres);
    if (type instanceof LogicalType.Instant && source == Vendor.MARIADB) {
      return List.of(
          () -> Cells.instant("1970-01-01T00:00:01Z"), () -> Cells.instant("2038-01-19T03:14:07Z"));
    }
    if (type instanceof LogicalType.Instant) return days(Kind.INSTANT, DAY, postgres);
    if (type instanceof LogicalType.Time) {
      long most = postgres ? DAY : 838L * 3600 * 1_000_000;
      return List.of(() -> Cells.time(0), () -> Cells.time(most));
    }
    if (type instanceof LogicalType.Text t) {
      int most = t.max().orElse(100);
      return List.of(() -> Cells.text(""), () -> Cells.text("\ud83e\udea8".repeat(most)));
    }
    if (type instanceof LogicalType.Bytes) {
      return List.of(() -> Cells.bytes(""), () -> Cells.bytes("00ff".repeat(40_000)));
    }
    if (type instanceof LogicalType.Uuid) {
      return List.of(() -> Cells.uuid("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }
    if (type instanceof LogicalType.Interval) {
      return List.of(() -> Cells.interval(-7, 40, -1));
    }
    if (type instanceof LogicalType.Json) return List.of(() -> Cells.text("{\"a\":[1e999,null]}"));
    if (type instanceof LogicalType.Enumeration) return List.of(() -> Cells.text("a"));
    if (type instanceof LogicalType.LabelSet) return List.of(() -> Cells.text("a,b"));
    return List.of();
  }

  /** The first and the last day of the source, and infinity where there is one. */
  private static List<Supplier<Cell>> days(Kind kind, long unit, boolean postgres) {
    long first = postgres ? CivilDate.toDay(-4712, 1, 1) : CivilDate.toDay(1, 1, 1);
    long last = CivilDate.toDay(postgres ? 290_000 : 9999, 12, 31);
    List<Supplier<Cell>> days = new ArrayList<>();
    days.add(() -> Cells.number(kind, first * unit));
    days.add(() -> Cells.number(kind, last * unit));
    if (postgres) days.add(() -> Cells.number(kind, Cell.POSITIVE_INFINITY));
    return days;
  }
}
