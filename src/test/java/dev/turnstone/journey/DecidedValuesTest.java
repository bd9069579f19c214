package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.Decoder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are read as the plan decided arrive as decided, or are set aside. */
class DecidedValuesTest {
  private static final Map<String, Decoder> DECISIONS =
      Map.ofEntries(
          Map.entry("seconds", new Decoder.EpochSeconds()),
          Map.entry("millis", new Decoder.EpochMillis()),
          Map.entry("julian", new Decoder.JulianDay()),
          Map.entry("d/M/u", new Decoder.Pattern("d/M/u")),
          Map.entry("M/d/u h:m a", new Decoder.Pattern("M/d/u h:m a")),
          Map.entry("offset", new Decoder.Pattern("uuuu-MM-dd'T'HH:mm:ssXXX")),
          Map.entry("Berlin", new Decoder.Zone("Europe/Berlin")),
          Map.entry("UTC", new Decoder.Zone("UTC")),
          Map.entry("1.234,5", new Decoder.NumberFormat(",", ".")),
          Map.entry("1,234.5", new Decoder.NumberFormat(".", ",")),
          Map.entry("round", new Decoder.Round()),
          Map.entry("non-zero", new Decoder.NonZeroIsTrue()),
          Map.entry("no NUL", new Decoder.StripNul()),
          Map.entry("latin1", new Decoder.Charset("windows-1252")),
          Map.entry("cut", new Decoder.Truncate()),
          Map.entry("no zero", new Decoder.ZeroDateToNull()));

  /** Declared type, target's type, decision, literal, what PostgreSQL and SQLite show of it. */
  private static final String CASES =
      """
      datetime by seconds | 1709210096 | 2024-02-29 12:34:56 | text 2024-02-29 12:34:56
       | -1 | 1969-12-31 23:59:59 | text 1969-12-31 23:59:59
       | '2024-02-29 12:34:56' | NOT_A_NUMBER | NOT_A_NUMBER
       | 1e20 | OUT_OF_RANGE | OUT_OF_RANGE
       | 1709210096.5 | NOT_WHOLE | NOT_WHOLE
      datetime by millis | 1709210096789 | 2024-02-29 12:34:56.789 | text 2024-02-29 12:34:56.789
       | 0 | 1970-01-01 00:00:00 | text 1970-01-01 00:00:00
       | 'abc' | NOT_A_NUMBER | NOT_A_NUMBER
      datetime->timestamptz by seconds | 1709210096 | 2024-02-29 12:34:56Z | text 2024-02-29 12:34:56Z
      integer->timestamptz by millis | 1709210096789 | 2024-02-29 12:34:56.789Z | text 2024-02-29 12:34:56.789Z
      datetime by julian | 2460370.5 | 2024-03-01 00:00:00 | text 2024-03-01 00:00:00
       | 2460370.024259259 | 2024-02-29 12:34:56 | text 2024-02-29 12:34:56
       | -1 | OUT_OF_RANGE | OUT_OF_RANGE
      datetime->date by d/M/u | '29/2/2024' | 2024-02-29 | text 2024-02-29
       | '31/2/2024' | NOT_A_DATE | NOT_A_DATE
       | '2024-02-29' | NOT_A_DATE | NOT_A_DATE
      date by d/M/u | '29/2/2024' | 2024-02-29 | text 2024-02-29
       | '2/29/2024' | NOT_A_DATE | NOT_A_DATE
      datetime by M/d/u h:m a | '2/29/2024 1:05 PM' | 2024-02-29 13:05:00 | text 2024-02-29 13:05:00
       | '13/1/2024 1:05 PM' | NOT_A_DATE | NOT_A_DATE
      datetime->timestamptz by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z | text 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
       | '2024-10-27 02:30:00' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
      timestamptz->timestamp by Berlin | '2024-07-01 12:00:00Z' | 2024-07-01 14:00:00 | text 2024-07-01 14:00:00
       | '2024-10-27 00:30:00Z' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
      datetime by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56 | text 2024-02-29 07:04:56
      datetime->timestamptz by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56Z | text 2024-02-29 07:04:56Z
      text->numeric(10,2) by 1.234,5 | '1.234,50' | 1234.50 | real 1234.5
       | '1,234.50' | NOT_A_NUMBER | NOT_A_NUMBER
       | '12.34,5' | NOT_A_NUMBER | NOT_A_NUMBER
       | '-5' | -5.00 | integer -5
      decimal(10,2) by 1,234.5 | '1,234.50' | 1234.50 | real 1234.5
       | '1.234,50' | NOT_A_NUMBER | NOT_A_NUMBER
      decimal(10,2) by round | 19.999 | 20.00 | integer 20
       | -0.005 | 0.00 | integer 0
       | 'abc' | NOT_A_NUMBER | NOT_A_NUMBER
       | 0.015 | 0.02 | real 0.02
      integer by round | 3.7 | 4 | integer 4
       | 2.5 | 2 | integer 2
      boolean by non-zero | 2 | true | integer 1
       | -1 | true | integer 1
       | 0.5 | true | integer 1
       | 0 | false | integer 0
       | 'yes' | NOT_A_BOOLEAN | NOT_A_BOOLEAN
      text by no NUL | 'a' || char(0) || 'b' | ab | text ab
       | 'ab' | ab | text ab
      text by latin1 | cast(x'e9' as text) | é | text é
       | 'é' | é | text é
      blob->text by latin1 | x'e980' | é€ | text é€
       | x'c3a9' | é | text é
      text->varchar(3) by cut | 'abcdef' | abc | text abcdef
       | '😀😀😀😀' | 😀😀😀 | text 😀😀😀😀
      datetime->date by cut | '2024-02-29 12:34:56' | 2024-02-29 | text 2024-02-29
      """;

  private static final String TO_MARIADB =
      """
      datetime by seconds | 1709210096 | 2024-02-29 12:34:56.000000
       | -1 | 1969-12-31 23:59:59.000000
       | '2024-02-29 12:34:56' | NOT_A_NUMBER
       | 1e20 | OUT_OF_RANGE
       | 1709210096.5 | NOT_WHOLE
      datetime by millis | 1709210096789 | 2024-02-29 12:34:56.789000
       | 0 | 1970-01-01 00:00:00.000000
       | 'abc' | NOT_A_NUMBER
      datetime->timestamp null by seconds | 1709210096 | 2024-02-29 12:34:56Z
      integer->timestamp null by millis | 1709210096789 | TOO_PRECISE
      datetime by julian | 2460370.5 | 2024-03-01 00:00:00.000000
       | 2460370.024259259 | 2024-02-29 12:34:56.000000
       | -1 | OUT_OF_RANGE
      datetime->date by d/M/u | '29/2/2024' | 2024-02-29
       | '31/2/2024' | NOT_A_DATE
       | '2024-02-29' | NOT_A_DATE
      date by d/M/u | '29/2/2024' | 2024-02-29
       | '2/29/2024' | NOT_A_DATE
      datetime by M/d/u h:m a | '2/29/2024 1:05 PM' | 2024-02-29 13:05:00.000000
       | '13/1/2024 1:05 PM' | NOT_A_DATE
      datetime->timestamp null by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS
       | '2024-10-27 02:30:00' | ZONE_AMBIGUOUS
      timestamptz->datetime by Berlin | '2024-07-01 12:00:00Z' | 2024-07-01 14:00:00
       | '2024-10-27 00:30:00Z' | ZONE_AMBIGUOUS
      datetime by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56.000000
      datetime->timestamp null by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56Z
      text->decimal(10,2) by 1.234,5 | '1.234,50' | 1234.50
       | '1,234.50' | NOT_A_NUMBER
       | '12.34,5' | NOT_A_NUMBER
       | '-5' | -5.00
      decimal(10,2) by 1,234.5 | '1,234.50' | 1234.50
       | '1.234,50' | NOT_A_NUMBER
      decimal(10,2) by round | 19.999 | 20.00
       | -0.005 | 0.00
       | 'abc' | NOT_A_NUMBER
       | 0.015 | 0.02
      integer by round | 3.7 | 4
       | 2.5 | 2
      boolean by non-zero | 2 | 1
       | -1 | 1
       | 0.5 | 1
       | 0 | 0
       | 'yes' | NOT_A_BOOLEAN
      text by no NUL | 'a' || char(0) || 'b' | ab
       | 'ab' | ab
      text by latin1 | cast(x'e9' as text) | é
       | 'é' | é
      blob->text character set utf8mb4 by latin1 | x'e980' | é€
       | x'c3a9' | é
      text->varchar(3) character set utf8mb4 by cut | 'abcdef' | abc
       | '😀😀😀😀' | 😀😀😀
      datetime->date by cut | '2024-02-29 12:34:56' | 2024-02-29
      """;

  private static final String FROM_MARIADB =
      """
      date by no zero | '0000-00-00' | NULL
       | '2024-02-29' | 2024-02-29
       | '2024-02-00' | ZERO_DATE
      datetime by no zero | '0000-00-00 00:00:00' | NULL
      datetime->timestamptz by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS
      longtext character set utf8mb4->text by no NUL | concat('a', char(0)) | a
      varbinary(9)->text by latin1 | x'e980' | é€
      int->boolean by non-zero | 2 | true
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "sqlite, 3"})
  void valuesOfSqliteArriveAsDecided(String target, int expected) {
    assertOutcome(ValueTables.parse(CASES, expected), "sqlite", target);
  }

  @Test
  void valuesOfSqliteArriveInMariaDbAsDecided() {
    assertOutcome(ValueTables.parse(TO_MARIADB, 2), "sqlite", "mariadb");
  }

  @Test
  void valuesOfMariaDbArriveAsDecided() {
    assertOutcome(ValueTables.parse(FROM_MARIADB, 2), "mariadb", "postgresql");
  }

  private void assertOutcome(ValueTables tables, String source, String target) {
    ValueTables values = tables.decided(DECISIONS);

    assertEquals(values.expected(), values.outcome(source, target, folder));
  }
}
