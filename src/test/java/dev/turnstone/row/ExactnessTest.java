package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.support.Cells;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the value: it arrives as the same value, or it is refused. */
class ExactnessTest {
  private static final Vendor LITE = Vendor.SQLITE;
  private static final Vendor PG = Vendor.POSTGRESQL;

  private static Conversion between(String from, Vendor source, String to, Vendor target) {
    return Conversions.between(Tables.place(from, source), Tables.place(to, target));
  }

  private static String canonical(String type, Cell cell) {
    ByteBuilder out = new ByteBuilder(16);
    new Canonical(Tables.column("c " + type).type()).append(cell, out);
    return HexFormat.of().formatHex(out.copy());
  }

  @Property
  void wholeNumbersArriveExactlyWhenTheTypeHoldsThem(
      @ForAll long value, @ForAll @IntRange(min = 0, max = 9) int type) {
    int bits = new int[] {8, 16, 24, 32, 64}[type / 2];
    boolean signed = type % 2 == 0;
    BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    BigInteger number = BigInteger.valueOf(value);
    boolean fits = number.compareTo(low) >= 0 && number.compareTo(high) < 0;
    Cell cell = Cells.whole(value);
    Refusal refusal =
        between("int64", LITE, (signed ? "int" : "uint") + bits, Vendor.MARIADB).convert(cell);
    assertEquals(fits, refusal == null);
    assertTrue(!fits || cell.number() == value);
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    Arbitrary<BigInteger> digits =
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20).map(BigInteger::new);
    return Combinators.combine(
            digits, Arbitraries.integers().between(0, 22), Arbitraries.of(true, false))
        .as((d, scale, negative) -> new BigDecimal(negative ? d.negate() : d, scale));
  }

  @Property
  void decimalsArriveExactlyWhenTheTypeHoldsThem(
      @ForAll("decimals") BigDecimal value,
      @ForAll @IntRange(min = 1, max = 20) int precision,
      @ForAll @IntRange(min = 0, max = 20) int scale) {
    BigDecimal most = BigDecimal.TEN.pow(Math.max(precision - scale, 0));
    if (precision < scale) most = most.movePointLeft(scale - precision);
    boolean fits = value.stripTrailingZeros().scale() <= scale && value.abs().compareTo(most) < 0;
    Cell cell = Cells.decimal(value.toPlainString());
    String type = "decimal(" + precision + "," + scale + ")";
    Refusal refusal = between("decimal", PG, type, Vendor.MARIADB).convert(cell);
    assertEquals(fits, refusal == null, () -> value.toPlainString() + " to " + type);
    if (refusal != null) return;
    assertEquals(0, new BigDecimal(cell.sliceAsText()).compareTo(value));
    assertTrue(new BigDecimal(cell.sliceAsText()).scale() <= scale);
  }

  @Property
  void aDecimalThatSqliteKeepsAsRealComesBack(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
      @ForAll @IntRange(min = 0, max = 15) int scale) {
    BigDecimal value = BigDecimal.valueOf(digits, scale);
    Cell cell = Cells.real(value.doubleValue());
    assertEquals(null, between("decimal(30,15)", LITE, "decimal", PG).convert(cell));
    assertEquals(0, new BigDecimal(cell.sliceAsText()).compareTo(value));
    assertEquals(
        canonical("decimal", Cells.decimal(value.toPlainString())), canonical("decimal", cell));
  }

  @Property
  void aDoubleIsADecimalOnlyWhenItReadsBack(@ForAll double value) {
    Cell cell = Cells.real(value);
    Refusal refusal = between("float64", LITE, "decimal", PG).convert(cell);
    if (refusal == null) assertEquals(value, Double.parseDouble(cell.sliceAsText()), 0.0);
  }

  @Property
  void aDoubleSurvivesItsText(@ForAll double value) {
    Cell cell = Cells.real(value);
    assertEquals(null, between("float64", PG, "text", LITE).convert(cell));
    assertEquals(null, between("text", LITE, "float64", PG).convert(cell));
    assertEquals(canonical("float64", Cells.real(value)), canonical("float64", cell));
  }

  @Provide
  Arbitrary<Long> days() {
    long first = LocalDate.of(0, 1, 1).toEpochDay();
    return Arbitraries.longs().between(first, LocalDate.of(9999, 12, 31).toEpochDay());
  }

  @Property
  void aDateSurvivesItsText(@ForAll("days") long day) {
    Cell cell = Cells.number(Kind.DATE, day);
    assertEquals(null, between("date", PG, "text", LITE).convert(cell));
    assertEquals(LocalDate.ofEpochDay(day).toString(), cell.sliceAsText());
    assertEquals(null, between("date", LITE, "date", PG).convert(cell));
    assertEquals(day, cell.number());
  }

  @Property
  void datesOfPostgreSqlSurviveTheirText(
      @ForAll @IntRange(min = -2_440_000, max = 2_145_000_000) int day) {
    Cell cell = Cells.number(Kind.DATE, day);
    assertEquals(null, between("date", PG, "text", LITE).convert(cell));
    assertEquals(null, between("text", LITE, "date", PG).convert(cell));
    assertEquals(day, cell.number());
  }

  @Provide
  Arbitrary<Long> moments() {
    long day = 86_400_000_000L;
    return Combinators.combine(days(), Arbitraries.longs().between(0, day - 1))
        .as((d, time) -> d * day + time);
  }

  @Property
  void aTimestampSurvivesItsText(@ForAll("moments") long micros) {
    DateTimeFormatter iso =
        new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);
    LocalDateTime wall =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1000,
            ZoneOffset.UTC);
    Cell cell = Cells.number(Kind.TIMESTAMP, micros);
    assertEquals(null, between("timestamp(6)", PG, "text", LITE).convert(cell));
    assertEquals(iso.format(wall), cell.sliceAsText());
    assertEquals(null, between("timestamp(6)", LITE, "timestamp(6)", PG).convert(cell));
    assertEquals(micros, cell.number());
  }

  @Property
  void anInstantSurvivesItsText(@ForAll("moments") long micros) {
    Cell cell = Cells.number(Kind.INSTANT, micros);
    assertEquals(null, between("instant(6)", PG, "text", LITE).convert(cell));
    assertEquals(null, between("instant(6)", LITE, "instant(6)", PG).convert(cell));
    assertEquals(Kind.INSTANT, cell.kind());
    assertEquals(micros, cell.number());
  }

  @Property
  void anIntervalSurvivesItsText(
      @ForAll int months,
      @ForAll int days,
      @ForAll @LongRange(min = -(1L << 62), max = 1L << 62) long micros) {
    Cell cell = Cells.interval(months, days, micros);
    String before = Cells.show(cell);
    assertEquals(null, between("interval", PG, "text", LITE).convert(cell));
    assertEquals(null, between("interval", LITE, "interval", PG).convert(cell));
    assertEquals(before, Cells.show(cell));
  }

  @Property
  void textArrivesByteForByteWhenItIsWellFormed(@ForAll byte[] bytes) {
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    boolean good = Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes);
    Cell cell = Cells.text(bytes);
    Refusal refusal = between("text", LITE, "text", Vendor.MARIADB).convert(cell);
    assertEquals(good, refusal == null);
    if (good) assertEquals(decoded, cell.sliceAsText());
  }

  @Property
  void lengthsAreCountedInCodePoints(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int most) {
    String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Cell cell = Cells.text(valid);
    Refusal refusal = between("text", LITE, "text(" + most + ")", Vendor.MARIADB).convert(cell);
    assertEquals(valid.codePointCount(0, valid.length()) <= most, refusal == null);
  }
}
