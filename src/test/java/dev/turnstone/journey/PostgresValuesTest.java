package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL holds arrives exactly or is set aside, on every target. */
class PostgresValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and SQLite show of it. */
  private static final String CASES =
      """
      boolean | true | true | 1 | integer 1
       | null | NULL | NULL | NULL
      smallint | -32768 | -32768 | -32768 | integer -32768
      bigint | 9223372036854775807 | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
       | '-9223372036854775808' | -9223372036854775808 | -9223372036854775808 | integer -9223372036854775808
      numeric | 'NaN' | NaN | INFINITE | text NaN
       | 'Infinity' | Infinity | INFINITE | text Infinity
       | 1.10 | 1.10 | 1.100000000000000000000000000000 | text 1.10
       | 1e40 | 10000000000000000000000000000000000000000 | OUT_OF_RANGE | text 10000000000000000000000000000000000000000
       | 0.0000000000000000000000000000001 | 0.0000000000000000000000000000001 | TOO_PRECISE | text 0.0000000000000000000000000000001
      numeric(38,10) | 1234567890123456789012345678.0123456789 | 1234567890123456789012345678.0123456789 | 1234567890123456789012345678.0123456789 | text 1234567890123456789012345678.0123456789
       | 'NaN' | NaN | INFINITE | text NaN
      double precision | 0.30000000000000004 | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
       | 'Infinity' | Infinity | INFINITE | real Infinity
       | 'NaN' | NaN | INFINITE | INFINITE
       | '-0' | -0 | -0 | real 0.0
      real | 16777216 | 1.6777216e+07 | 16777216 | real 1.6777216E7
       | 0.1 | 0.1 | 0.10000000149011612 | real 0.10000000149011612
      text | '' |  |  | text·
       | U&'e\\0301' | e{301} | e{301} | text e{301}
       | U&'\\FEFFbom' | {feff}bom | {feff}bom | text {feff}bom
       | E'a\\r\\n\\tb\\\\' | a{d}{a}{9}b\\ | a{d}{a}{9}b\\ | text a{d}{a}{9}b\\
       | '\\N' | \\N | \\N | text \\N
       | '😀' | 😀 | 😀 | text 😀
      varchar(3) | '😀😀😀' | 😀😀😀 | 😀😀😀 | text 😀😀😀
      char(4) | 'ab' | ab | ab | text ab
      bytea | '\\x00ff' | x00ff | x00ff | blob x00ff
       | '' | x | x | blob x
      date | '0044-03-15 BC' | 0044-03-15 BC | OUT_OF_RANGE | OUT_OF_RANGE
       | '5874897-12-31' | 5874897-12-31 | OUT_OF_RANGE | OUT_OF_RANGE
       | 'infinity' | infinity | INFINITE | INFINITE
       | '-infinity' | -infinity | INFINITE | INFINITE
       | '0009-12-04' | 0009-12-04 | 0009-12-04 | text 0009-12-04
       | '9999-12-31' | 9999-12-31 | 9999-12-31 | text 9999-12-31
       | '1582-10-10' | 1582-10-10 | 1582-10-10 | text 1582-10-10
      timestamp | '2024-03-31 02:30:00' | 2024-03-31 02:30:00 | 2024-03-31 02:30:00.000000 | text 2024-03-31 02:30:00
       | '2024-10-27 02:30:00.000001' | 2024-10-27 02:30:00.000001 | 2024-10-27 02:30:00.000001 | text 2024-10-27 02:30:00.000001
       | 'infinity' | infinity | INFINITE | INFINITE
       | '10000-01-01' | 10000-01-01 00:00:00 | OUT_OF_RANGE | OUT_OF_RANGE
       | '0001-01-01 BC' | 0001-01-01 00:00:00 BC | OUT_OF_RANGE | text 0000-01-01 00:00:00
      timestamptz | '2024-03-31 02:30:00+05:30' | 2024-03-30 21:00:00Z | 2024-03-30 21:00:00.000000 | text 2024-03-30 21:00:00Z
       | '2024-10-27 00:30:00Z' | 2024-10-27 00:30:00Z | 2024-10-27 00:30:00.000000 | text 2024-10-27 00:30:00Z
       | '2024-10-27 01:30:00Z' | 2024-10-27 01:30:00Z | 2024-10-27 01:30:00.000000 | text 2024-10-27 01:30:00Z
       | '2040-01-01 00:00:00Z' | 2040-01-01 00:00:00Z | 2040-01-01 00:00:00.000000 | text 2040-01-01 00:00:00Z
       | '-infinity' | -infinity | INFINITE | INFINITE
      time | '24:00:00' | 24:00:00 | 24:00:00.000000 | text 24:00:00
       | '23:59:59.999999' | 23:59:59.999999 | 23:59:59.999999 | text 23:59:59.999999
      interval | '-1 mon 2 days -03:00:00.5' | -1 mons +2 days -03:00:00.5 | P-1M2DT-3H-0.5S | text P-1M2DT-3H-0.5S
      uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | text 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
      json | '{"a":1,"a": 2}' | {"a":1,"a": 2} | {"a":1,"a": 2} | text {"a":1,"a": 2}
      jsonb | '{"b":1,"a":12345678901234567890.10}' | {"a": 12345678901234567890.10, "b": 1} | {"a": 12345678901234567890.10, "b": 1} | text {"a": 12345678901234567890.10, "b": 1}
      int[] | '{1,NULL,3}' | {1,NULL,3} | {1,NULL,3} | text {1,NULL,3}
       | '[0:1]={1,2}' | [0:1]={1,2} | [0:1]={1,2} | text [0:1]={1,2}
      text[] | '{"NULL",NULL,"a,b"}' | {"NULL",NULL,"a,b"} | {"NULL",NULL,"a,b"} | text {"NULL",NULL,"a,b"}
      int4range | '[1,5)' | [1,5) | [1,5) | text [1,5)
      inet | '10.0.0.1/8' | 10.0.0.1/8 | 10.0.0.1/8 | text 10.0.0.1/8
      xml | '<a>1</a>' | <a>1</a> | <a>1</a> | text <a>1</a>
      tsvector | 'a:1 b:2' | 'a':1 'b':2 | 'a':1 'b':2 | text 'a':1 'b':2
      money | '12.34' | $12.34 | $12.34 | text $12.34
      bit(8) | B'00000101' | 00000101 | 101 | text 00000101
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("postgresql", target, folder));
  }
}
