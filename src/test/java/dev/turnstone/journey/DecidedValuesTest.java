package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.Decoder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are read as the plan decided arrive as decided, or are set aside. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
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

  /** Declared type, target's types, decision, literal, what PostgreSQL, MariaDB, SQLite show. */
  private static final String FROM_SQLITE =
      """
      datetime by seconds | 1709210096 | 2024-02-29 12:34:56 | 2024-02-29 12:34:56.000000 | text 2024-02-29 12:34:56
       | -1 | 1969-12-31 23:59:59 | 1969-12-31 23:59:59.000000 | text 1969-12-31 23:59:59
       | '2024-02-29 12:34:56' | NOT_A_NUMBER
       | 1e20 | OUT_OF_RANGE
       | 1709210096.5 | NOT_WHOLE
      datetime by millis | 1709210096789 | 2024-02-29 12:34:56.789 | 2024-02-29 12:34:56.789000 | text 2024-02-29 12:34:56.789
       | 0 | 1970-01-01 00:00:00 | 1970-01-01 00:00:00.000000 | text 1970-01-01 00:00:00
       | 'abc' | NOT_A_NUMBER
      datetime->timestamptz/timestamp null/timestamptz by seconds | 1709210096 | 2024-02-29 12:34:56Z | 2024-02-29 12:34:56Z | text 2024-02-29 12:34:56Z
      integer->timestamptz/timestamp null/timestamptz by millis | 1709210096789 | 2024-02-29 12:34:56.789Z | TOO_PRECISE | text 2024-02-29 12:34:56.789Z
      datetime by julian | 2460370.5 | 2024-03-01 00:00:00 | 2024-03-01 00:00:00.000000 | text 2024-03-01 00:00:00
       | 2460370.024259259 | 2024-02-29 12:34:56 | 2024-02-29 12:34:56.000000 | text 2024-02-29 12:34:56
       | -1 | OUT_OF_RANGE
      datetime->date/date/date by d/M/u | '29/2/2024' | 2024-02-29 | 2024-02-29 | text 2024-02-29
       | '31/2/2024' | NOT_A_DATE
       | '2024-02-29' | NOT_A_DATE
      date by d/M/u | '29/2/2024' | 2024-02-29 | 2024-02-29 | text 2024-02-29
       | '2/29/2024' | NOT_A_DATE
      datetime by M/d/u h:m a | '2/29/2024 1:05 PM' | 2024-02-29 13:05:00 | 2024-02-29 13:05:00.000000 | text 2024-02-29 13:05:00
       | '13/1/2024 1:05 PM' | NOT_A_DATE
      datetime->timestamptz/timestamp null/timestamptz by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z | 2024-02-29 11:34:56Z | text 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS
       | '2024-10-27 02:30:00' | ZONE_AMBIGUOUS
      timestamptz->timestamp/datetime/timestamp by Berlin | '2024-07-01 12:00:00Z' | 2024-07-01 14:00:00 | 2024-07-01 14:00:00 | text 2024-07-01 14:00:00
       | '2024-10-27 00:30:00Z' | ZONE_AMBIGUOUS
      datetime by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56 | 2024-02-29 07:04:56.000000 | text 2024-02-29 07:04:56
      datetime->timestamptz/timestamp null/timestamptz by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56Z | 2024-02-29 07:04:56Z | text 2024-02-29 07:04:56Z
      text->numeric(10,2)/decimal(10,2)/numeric(10,2) by 1.234,5 | '1.234,50' | 1234.50 | 1234.50 | real 1234.5
       | '1,234.50' | NOT_A_NUMBER
       | '12.34,5' | NOT_A_NUMBER
       | '-5' | -5.00 | -5.00 | integer -5
      decimal(10,2) by 1,234.5 | '1,234.50' | 1234.50 | 1234.50 | real 1234.5
       | '1.234,50' | NOT_A_NUMBER
      decimal(10,2) by round | 19.999 | 20.00 | 20.00 | integer 20
       | -0.005 | 0.00 | 0.00 | integer 0
       | 'abc' | NOT_A_NUMBER
       | 0.015 | 0.02 | 0.02 | real 0.02
      integer by round | 3.7 | 4 | 4 | integer 4
       | 2.5 | 2 | 2 | integer 2
      boolean by non-zero | 2 | true | 1 | integer 1
       | -1 | true | 1 | integer 1
       | 0.5 | true | 1 | integer 1
       | 0 | false | 0 | integer 0
       | 'yes' | NOT_A_BOOLEAN
      text by no NUL | 'a' || char(0) || 'b' | ab | ab | text ab
       | 'ab' | ab | ab | text ab
      text by latin1 | cast(x'e9' as text) | é | é | text é
       | 'é' | é | é | text é
      blob->text/text character set utf8mb4/text by latin1 | x'e980' | é€ | é€ | text é€
       | x'c3a9' | é | é | text é
      text->varchar(3)/varchar(3) character set utf8mb4/varchar(3) by cut | 'abcdef' | abc | abc | text abcdef
       | '😀😀😀😀' | 😀😀😀 | 😀😀😀 | text 😀😀😀😀
      datetime->date/date/date by cut | '2024-02-29 12:34:56' | 2024-02-29 | 2024-02-29 | text 2024-02-29
      date by no zero | '0000-00-00' | NULL
       | '2024-02-29' | 2024-02-29 | 2024-02-29 | text 2024-02-29
      """;

  private static final String FROM_POSTGRESQL =
      """
      bigint->timestamp/datetime/timestamp by seconds | 1709210096 | 2024-02-29 12:34:56 | 2024-02-29 12:34:56 | text 2024-02-29 12:34:56
       | 9223372036854775807 | OUT_OF_RANGE
      bigint->timestamp/datetime(3)/timestamp by millis | 1709210096789 | 2024-02-29 12:34:56.789 | 2024-02-29 12:34:56.789 | text 2024-02-29 12:34:56.789
      numeric->timestamp/datetime/timestamp by seconds | 1709210096.5 | NOT_WHOLE
       | 'NaN' | INFINITE
      double precision->timestamp/datetime/timestamp by julian | 2460370.5 | 2024-03-01 00:00:00 | 2024-03-01 00:00:00 | text 2024-03-01 00:00:00
       | 'NaN' | OUT_OF_RANGE
      text->date/date/date by d/M/u | '29/2/2024' | 2024-02-29 | 2024-02-29 | text 2024-02-29
       | '31/2/2024' | NOT_A_DATE
      text->timestamp/datetime/timestamp by M/d/u h:m a | '2/29/2024 1:05 PM' | 2024-02-29 13:05:00 | 2024-02-29 13:05:00 | text 2024-02-29 13:05:00
      text->timestamp/datetime/timestamp by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56 | 2024-02-29 07:04:56 | text 2024-02-29 07:04:56
      text->timestamptz/timestamp null/timestamptz by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56Z | 2024-02-29 07:04:56Z | text 2024-02-29 07:04:56Z
      timestamp->timestamptz/timestamp null/timestamptz by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z | 2024-02-29 11:34:56Z | text 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS
       | '2024-10-27 02:30:00' | ZONE_AMBIGUOUS
       | 'infinity' | infinity | INFINITE | INFINITE
      timestamp->timestamptz/timestamp null/timestamptz by UTC | '2040-01-01 00:00:00' | 2040-01-01 00:00:00Z | OUT_OF_RANGE | text 2040-01-01 00:00:00Z
      timestamptz->timestamp/datetime/timestamp by Berlin | '2024-07-01 12:00:00Z' | 2024-07-01 14:00:00 | 2024-07-01 14:00:00 | text 2024-07-01 14:00:00
       | '2024-10-27 00:30:00Z' | ZONE_AMBIGUOUS
      text->numeric(10,2)/decimal(10,2)/decimal(10,2) by 1.234,5 | '1.234,50' | 1234.50 | 1234.50 | real 1234.5
       | '1,234.50' | NOT_A_NUMBER
      text->numeric(10,2)/decimal(10,2)/decimal(10,2) by 1,234.5 | '1,234.50' | 1234.50 | 1234.50 | real 1234.5
       | '1.234,50' | NOT_A_NUMBER
      numeric->numeric(10,2)/decimal(10,2)/decimal(10,2) by round | 19.999 | 20.00 | 20.00 | integer 20
       | -0.005 | 0.00 | 0.00 | integer 0
       | 1e131 | OUT_OF_RANGE
      double precision->integer/int/integer by round | 2.5 | 2 | 2 | integer 2
       | 3e9 | OUT_OF_RANGE | OUT_OF_RANGE | integer 3000000000
      integer->boolean/boolean/boolean by non-zero | 2 | true | 1 | integer 1
       | 0 | false | 0 | integer 0
      bytea->text/text character set utf8mb4/text by latin1 | '\\xe980' | é€ | é€ | text é€
       | '\\xc3a9' | é | é | text é
      text->varchar(3)/varchar(3) character set utf8mb4/varchar(3) by cut | 'abcdef' | abc | abc | text abcdef
       | '😀😀😀😀' | 😀😀😀 | 😀😀😀 | text 😀😀😀😀
      timestamp->date/date/date by cut | '2024-02-29 12:34:56' | 2024-02-29 | 2024-02-29 | text 2024-02-29
      """;

  private static final String FROM_MARIADB =
      """
      date by no zero | '0000-00-00' | NULL
       | '2024-02-29' | 2024-02-29 | 2024-02-29 | text 2024-02-29
       | '2024-02-00' | ZERO_DATE
      datetime by no zero | '0000-00-00 00:00:00' | NULL
      timestamp null by no zero | '0000-00-00 00:00:00' | NULL
      bigint->timestamp/datetime/timestamp by seconds | 1709210096 | 2024-02-29 12:34:56 | 2024-02-29 12:34:56 | text 2024-02-29 12:34:56
      bigint unsigned->timestamp/datetime/timestamp by seconds | 18446744073709551615 | OUT_OF_RANGE
      bigint->timestamp/datetime(3)/timestamp by millis | 1709210096789 | 2024-02-29 12:34:56.789 | 2024-02-29 12:34:56.789 | text 2024-02-29 12:34:56.789
      double->timestamp/datetime/timestamp by julian | 2460370.5e0 | 2024-03-01 00:00:00 | 2024-03-01 00:00:00 | text 2024-03-01 00:00:00
      varchar(30)->date/date/date by d/M/u | '29/2/2024' | 2024-02-29 | 2024-02-29 | text 2024-02-29
       | '31/2/2024' | NOT_A_DATE
      varchar(30)->timestamp/datetime/timestamp by M/d/u h:m a | '2/29/2024 1:05 PM' | 2024-02-29 13:05:00 | 2024-02-29 13:05:00 | text 2024-02-29 13:05:00
      varchar(30)->timestamp/datetime/timestamp by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56 | 2024-02-29 07:04:56 | text 2024-02-29 07:04:56
      varchar(30)->timestamptz/timestamp null/timestamptz by offset | '2024-02-29T12:34:56+05:30' | 2024-02-29 07:04:56Z | 2024-02-29 07:04:56Z | text 2024-02-29 07:04:56Z
      datetime->timestamptz/timestamp null/timestamptz by Berlin | '2024-02-29 12:34:56' | 2024-02-29 11:34:56Z | 2024-02-29 11:34:56Z | text 2024-02-29 11:34:56Z
       | '2024-03-31 02:30:00' | ZONE_AMBIGUOUS
       | '2024-10-27 02:30:00' | ZONE_AMBIGUOUS
       | '0000-00-00 00:00:00' | ZERO_DATE
      datetime->timestamptz/timestamp null/timestamptz by UTC | '2040-01-01 00:00:00' | 2040-01-01 00:00:00Z | OUT_OF_RANGE | text 2040-01-01 00:00:00Z
      timestamp null->timestamp/datetime/timestamp by Berlin | '2024-07-01 12:00:00' | 2024-07-01 14:00:00 | 2024-07-01 14:00:00 | text 2024-07-01 14:00:00
       | '2024-10-27 00:30:00' | ZONE_AMBIGUOUS
      varchar(30)->numeric(10,2)/decimal(10,2)/decimal(10,2) by 1.234,5 | '1.234,50' | 1234.50 | 1234.50 | real 1234.5
       | '1,234.50' | NOT_A_NUMBER
      varchar(30)->numeric(10,2)/decimal(10,2)/decimal(10,2) by 1,234.5 | '1,234.50' | 1234.50 | 1234.50 | real 1234.5
       | '1.234,50' | NOT_A_NUMBER
      decimal(20,5)->numeric(10,2)/decimal(10,2)/decimal(10,2) by round | 19.999 | 20.00 | 20.00 | integer 20
       | -0.005 | 0.00 | 0.00 | integer 0
      double->integer/int/integer by round | 2.5e0 | 2 | 2 | integer 2
      int->boolean/boolean/boolean by non-zero | 2 | true | 1 | integer 1
       | 0 | false | 0 | integer 0
      longtext character set utf8mb4->text/text character set utf8mb4/text by no NUL | concat('a', char(0)) | a | a | text a
      varbinary(9)->text/text character set utf8mb4/text by latin1 | x'e980' | é€ | é€ | text é€
       | x'c3a9' | é | é | text é
      varchar(9) character set utf8mb4->varchar(3)/varchar(3) character set utf8mb4/varchar(3) by cut | 'abcdef' | abc | abc | text abcdef
       | '😀😀😀😀' | 😀😀😀 | 😀😀😀 | text 😀😀😀😀
      datetime->date/date/date by cut | '2024-02-29 12:34:56' | 2024-02-29 | 2024-02-29 | text 2024-02-29
      """;

  private static final Map<String, String> SOURCES =
      Map.of("sqlite", FROM_SQLITE, "postgresql", FROM_POSTGRESQL, "mariadb", FROM_MARIADB);

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql, 2", "sqlite, mariadb, 3", "sqlite, sqlite, 4",
    "postgresql, postgresql, 2", "postgresql, mariadb, 3", "postgresql, sqlite, 4",
    "mariadb, postgresql, 2", "mariadb, mariadb, 3", "mariadb, sqlite, 4"
  })
  void valuesArriveAsDecidedOrAreSetAside(String source, String target, int expected) {
    ValueTables values = ValueTables.parse(SOURCES.get(source), expected).decided(DECISIONS);

    assertEquals(values.expected(), values.outcome(source, target, folder));
  }
}
