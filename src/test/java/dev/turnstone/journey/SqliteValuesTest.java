package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQLite lets into its columns arrives exactly or is set aside, on every target. */
class SqliteValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and another SQLite show of it. */
  static final String CASES =
      """
      integer       | 'abc'                      | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | '12.5'                     | NOT_WHOLE | NOT_WHOLE | NOT_WHOLE
                    | '12 '                      | 12 | 12 | integer 12
                    | ''                         | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | x'01'                      | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
                    | 9223372036854775807        | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
                    | -9223372036854775808       | -9223372036854775808 | -9223372036854775808 | integer -9223372036854775808
                    | 9223372036854775808        | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
                    | 3.7                        | NOT_WHOLE | NOT_WHOLE | NOT_WHOLE
                    | 1e20                       | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
                    | 9e999                      | INFINITE | INFINITE | INFINITE
                    | 9007199254740993           | 9007199254740993 | 9007199254740993 | integer 9007199254740993
                    | '٣'                        | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | null                       | NULL | NULL | NULL
       | ' 7' | 7 | 7 | integer 7
       | '9223372036854775808' | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
       | '9223372036854775807' | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
       | -0.0 | 0 | 0 | integer 0
       | 'ⅷ' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | x'' | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
       | true | 1 | 1 | integer 1
      boolean       | 1                          | true | 1 | integer 1
                    | 0                          | false | 0 | integer 0
                    | 2                          | NOT_A_BOOLEAN | 2 | NOT_A_BOOLEAN
                    | -1                         | NOT_A_BOOLEAN | -1 | NOT_A_BOOLEAN
                    | 'yes'                      | NOT_A_BOOLEAN | NOT_A_NUMBER | NOT_A_BOOLEAN
                    | ''                         | NOT_A_BOOLEAN | NOT_A_NUMBER | NOT_A_BOOLEAN
                    | 0.5                        | NOT_A_BOOLEAN | NOT_WHOLE | NOT_A_BOOLEAN
                    | null                       | NULL | NULL | NULL
       | 'true' | NOT_A_BOOLEAN | NOT_A_NUMBER | NOT_A_BOOLEAN
       | x'01' | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
       | 1.0 | true | 1 | integer 1
      datetime      | '2024-02-29 12:34:56.000001' | 2024-02-29 12:34:56.000001 | 2024-02-29 12:34:56.000001 | text 2024-02-29 12:34:56.000001
                    | '2024-03-31 02:30:00'      | 2024-03-31 02:30:00 | 2024-03-31 02:30:00.000000 | text 2024-03-31 02:30:00
                    | '2024-10-27 02:30:00'      | 2024-10-27 02:30:00 | 2024-10-27 02:30:00.000000 | text 2024-10-27 02:30:00
                    | '1582-10-10 00:00:00'      | 1582-10-10 00:00:00 | 1582-10-10 00:00:00.000000 | text 1582-10-10 00:00:00
                    | '0009-12-04 00:00:00'      | 0009-12-04 00:00:00 | 0009-12-04 00:00:00.000000 | text 0009-12-04 00:00:00
                    | '9999-12-31 23:59:59.999999' | 9999-12-31 23:59:59.999999 | 9999-12-31 23:59:59.999999 | text 9999-12-31 23:59:59.999999
                    | '2024-02-29 12:34:56.1234567' | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
                    | 1709210096                 | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | 1709210096000              | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | 2460370.5                  | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | 0                          | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '2024-02-30 00:00:00'      | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '29/02/2024'               | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '0000-00-00 00:00:00'      | ZERO_DATE | ZERO_DATE | ZERO_DATE
                    | '2024-02-29T12:34:56+05:30' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
                    | 'now'                      | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | ''                         | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '10000-01-01 00:00:00'     | 10000-01-01 00:00:00 | OUT_OF_RANGE | OUT_OF_RANGE
       | '2024-02-29T12:34:56' | 2024-02-29 12:34:56 | 2024-02-29 12:34:56.000000 | text 2024-02-29T12:34:56
       | '2024-02-29 12:34' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '2024-02-29' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '2024-02-29 24:00:00' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '2024-02-29 23:59:60' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '2024-02-29 12:34:56Z' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
       | '0000-01-01 00:00:00' | 0001-01-01 00:00:00 BC | OUT_OF_RANGE | text 0000-01-01 00:00:00
       | '-0044-03-15 00:00:00' | 0045-03-15 00:00:00 BC | OUT_OF_RANGE | OUT_OF_RANGE
       | '2024-04-31 00:00:00' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | x'323032342d30322d3239' | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
      date          | '2024-02-29'               | 2024-02-29 | 2024-02-29 | text 2024-02-29
                    | '2023-02-29'               | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '2024-04-31'               | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '9999-12-31'               | 9999-12-31 | 9999-12-31 | text 9999-12-31
                    | '2024-02-29 10:00:00'      | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | 20240229                   | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '2024-2-9' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | ' 2024-02-29' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '0000-00-00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '0009-12-04' | 0009-12-04 | 0009-12-04 | text 0009-12-04
       | '１２３４-01-01' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | 1709164800 | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | 'infinity' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
       | '10000-01-01' | 10000-01-01 | OUT_OF_RANGE | OUT_OF_RANGE
       | '+10000-01-01' | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
      time          | '23:59:59.999999'          | 23:59:59.999999 | 23:59:59.999999 | text 23:59:59.999999
                    | '24:00:00'                 | 24:00:00 | 24:00:00.000000 | text 24:00:00
                    | '25:00:00'                 | NOT_A_TIME | 25:00:00.000000 | text 25:00:00
                    | '-01:00:00'                | NOT_A_TIME | -01:00:00.000000 | text -01:00:00
                    | 'noon'                     | NOT_A_TIME | NOT_A_TIME | NOT_A_TIME
       | '12:34' | NOT_A_TIME | NOT_A_TIME | NOT_A_TIME
       | '838:59:59' | NOT_A_TIME | 838:59:59.000000 | text 838:59:59
       | '839:00:00' | NOT_A_TIME | NOT_A_TIME | NOT_A_TIME
       | '24:00:01' | NOT_A_TIME | 24:00:01.000000 | text 24:00:01
       | 3600 | NOT_A_TIME | NOT_A_TIME | NOT_A_TIME
      text          | ''                         |  |  | text·
                    | 'NULL'                     | 'NULL' | 'NULL' | text NULL
                    | 'a' || char(0) || 'b'      | HAS_NUL | a{0}b | text a{0}b
                    | cast(x'ff' as text)        | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
                    | cast(x'eda080' as text)    | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
                    | cast(x'c080' as text)      | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
                    | cast(x'f4908080' as text)  | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
                    | 'é'                        | é | é | text é
                    | 'e' || char(769) | e{301} | e{301} | text e{301}
                    | char(65279) || 'bom'       | {feff}bom | {feff}bom | text {feff}bom
                    | char(8205, 8238, 8232)     | {200d}{202e}{2028} | {200d}{202e}{2028} | text {200d}{202e}{2028}
                    | '😀'                        | 😀 | 😀 | text 😀
                    | '\\.'                      | \\. | \\. | text \\.
                    | '\\N' | \\N | \\N | text \\N
                    | char(13,10,9,92)||'end'    | {d}{a}{9}\\end | {d}{a}{9}\\end | text {d}{a}{9}\\end
                    | '007'                      | 007 | 007 | text 007
                    | x'c3a9'                    | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
                    | null                       | NULL | NULL | NULL
       | printf('%.80000c', 'x') | [x × 80000] | [x × 80000] | text [x × 80000]
       | replace(printf('%.60000c', 'x'), 'x', 'é') | [é × 60000] | [é × 60000] | text [é × 60000]
       | 'a\\' | a\\ | a\\ | text a\\
       | char(26) || ';drop table t0; --''"`' | {1a};drop table t0; --'"` | {1a};drop table t0; --'"` | text {1a};drop table t0; --'"`
       | '\\x41' | \\x41 | \\x41 | text \\x41
       | 'Ã©' | Ã© | Ã© | text Ã©
       | ' a ' | ·a· | ·a· | text  a·
       | cast(x'61ff62' as text) | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
       | 5 | 5 | 5 | text 5
      varchar(3)    | '😀😀😀'                      | 😀😀😀 | 😀😀😀 | text 😀😀😀
                    | 'abcd'                     | TOO_LONG | TOO_LONG | text abcd
                    | 'a  '                      | a·· | a·· | text a··
       | '   ' | ··· | ··· | text····
       | '' |  |  | text·
      decimal(10,2) | 19.99                      | 19.99 | 19.99 | real 19.99
                    | 19.999                     | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
                    | -0.005                     | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
                    | '1,234.50'                 | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | '1.234,50'                 | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | 99999999.99                | 99999999.99 | 99999999.99 | real 9.999999999E7
                    | 100000000                  | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
                    | 9e999                      | INFINITE | INFINITE | INFINITE
       | 0.1 + 0.2 | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
       | '1e2' | 100.00 | 100.00 | integer 100
       | '0x1F' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | '12,5' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | '١٢' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | -0.0 | 0.00 | 0.00 | integer 0
       | 'NaN' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
      real          | 0.30000000000000004        | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
                    | 5e-324                     | 5e-324 | 5e-324 | real 4.9E-324
                    | 1e23                       | 9.999999999999999e+22 | 1e23 | real 1.0E23
                    | 9e999                      | Infinity | INFINITE | real Infinity
                    | -9e999                     | -Infinity | INFINITE | real -Infinity
                    | 'abc'                      | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | 16777217 | 16777217 | 16777217 | real 1.6777217E7
       | '1.5' | 1.5 | 1.5 | real 1.5
       | 1.7976931348623157e308 | 1.7976931348623157e+308 | 1.7976931348623157e308 | real 1.7976931348623157E308
       | 2.2250738585072014e-308 | 2.2250738585072014e-308 | 2.2250738585072014e-308 | real 2.2250738585072014E-308
       | 'NaN' | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
       | -0.0 | 0 | 0 | real 0.0
       | 3 | 3 | 3 | real 3.0
      blob          | x'00ff'                    | x00ff | x00ff | blob x00ff
                    | x''                        | x | x | blob x
                    | 'text'                     | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
                    | 5                          | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
       | zeroblob(70000) | x[0 × 140000] | x[0 × 140000] | blob x[0 × 140000]
       | 1.5 | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
      json          | '{"a":1,"a":2}'            | {"a":1,"a":2} | {"a":1,"a":2} | text {"a":1,"a":2}
                    | 'not json'                 | NOT_JSON | NOT_JSON | NOT_JSON
                    | ''                         | NOT_JSON | NOT_JSON | NOT_JSON
       | '{"a":"\\u0000"}' | {"a":"\\u0000"} | {"a":"\\u0000"} | text {"a":"\\u0000"}
       | '"\\ud800"' | "\\ud800" | CHECK_FAILED | text "\\ud800"
       | '[1e400]' | [1e400] | [1e400] | text [1e400]
       | 'NaN' | NOT_JSON | NOT_JSON | NOT_JSON
       | ' {"b":1, "a" : 1.10} ' | ·{"b":1, "a" : 1.10}· | ·{"b":1, "a" : 1.10}· | text  {"b":1, "a" : 1.10}·
       | char(65279) || '{}' | NOT_JSON | NOT_JSON | NOT_JSON
       | replace(printf('%.40c', '['), ' ', '') || replace(printf('%.40c', ']'), ' ', '') | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | NOT_JSON | text [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
       | replace(printf('%.20000c', '['), ' ', '') || replace(printf('%.20000c', ']'), ' ', '') | [[ × 20000][] × 20000] | NOT_JSON | text [[ × 20000][] × 20000]
       | '{"a":' | NOT_JSON | NOT_JSON | NOT_JSON
       | x'7b7d' | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
      uuid          | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F | text 0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F
                    | 'no uuid'                  | NOT_A_UUID | no uuid | NOT_A_UUID
       | x'0190a6e27b7e7cc398c4dc0c0c07398f' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | WRONG_CLASS | blob x0190a6e27b7e7cc398c4dc0c0c07398f
       | '{0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f}' | NOT_A_UUID | TOO_LONG | NOT_A_UUID
       | '0190a6e27b7e7cc398c4dc0c0c07398f' | NOT_A_UUID | 0190a6e27b7e7cc398c4dc0c0c07398f | NOT_A_UUID
       | x'00' | NOT_A_UUID | WRONG_CLASS | NOT_A_UUID
      timestamptz | '2024-02-29 12:34:56+05:30' | 2024-02-29 07:04:56Z | 2024-02-29 07:04:56.000000 | text 2024-02-29 12:34:56+05:30
       | '2024-10-27T02:30:00+01:00' | 2024-10-27 01:30:00Z | 2024-10-27 01:30:00.000000 | text 2024-10-27T02:30:00+01:00
       | '2024-10-27T02:30:00+02:00' | 2024-10-27 00:30:00Z | 2024-10-27 00:30:00.000000 | text 2024-10-27T02:30:00+02:00
       | '2024-02-29 12:34:56' | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS | ZONE_AMBIGUOUS
       | '2040-01-01T00:00:00Z' | 2040-01-01 00:00:00Z | 2040-01-01 00:00:00.000000 | text 2040-01-01T00:00:00Z
       | 1709210096 | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
      numeric | 123456789012345678 | 123456789012345678 | 123456789012345678.000000000000000000000000000000 | integer 123456789012345678
       | '123456789012345678901234567890' | 123456789012345677877719597056 | 123456789012345677877719597056.000000000000000000000000000000 | TOO_PRECISE
       | '0.1000000000000000055511151231257827' | 0.1 | 0.100000000000000000000000000000 | real 0.1
       | 1e300 | 1[0 × 300] | OUT_OF_RANGE | TOO_PRECISE
      any kind of blob | 10 | 10 | 10 | integer 10
       | 1.5 | 1.5 | 1.5 | real 1.5
       | 'abc' | abc | abc | text abc
       | '1' | 1 | 1 | text 1
       | x'00' | WRONG_CLASS | WRONG_CLASS | blob x00
       | 1e20 | 100000000000000000000.0 | 100000000000000000000.0 | real 1.0E20
       | '' |  |  | text·
       | null | NULL | NULL | NULL
      /* no type */ | 10 | 10 | 10 | integer 10
       | 1.5e0 | 1.5 | 1.5 | real 1.5
       | 1e23 | 1e23 | 1e23 | real 1.0E23
       | 'abc' | abc | abc | text abc
       | '1' | 1 | 1 | text 1
       | '1.5d0' | 1.5d0 | 1.5d0 | text 1.5d0
       | 9223372036854775807 | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
       | 9e999 | Infinity | Infinity | real Infinity
       | x'00' | WRONG_CLASS | WRONG_CLASS | blob x00
       | cast(x'ff' as text) | NOT_UTF8 | NOT_UTF8 | NOT_UTF8
       | '' |  |  | text·
       | null | NULL | NULL | NULL
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("sqlite", target, folder));
  }
}
