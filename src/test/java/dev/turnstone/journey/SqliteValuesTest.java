package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQLite lets into its columns arrives exactly or is set aside, on every target. */
class SqliteValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and another SQLite show of it. */
  private static final String CASES =
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
      boolean       | 1                          | true | 1 | integer 1
                    | 0                          | false | 0 | integer 0
                    | 2                          | NOT_A_BOOLEAN | 2 | NOT_A_BOOLEAN
                    | -1                         | NOT_A_BOOLEAN | -1 | NOT_A_BOOLEAN
                    | 'yes'                      | NOT_A_BOOLEAN | NOT_A_NUMBER | NOT_A_BOOLEAN
                    | ''                         | NOT_A_BOOLEAN | NOT_A_NUMBER | NOT_A_BOOLEAN
                    | 0.5                        | NOT_A_BOOLEAN | NOT_WHOLE | NOT_A_BOOLEAN
                    | null                       | NULL | NULL | NULL
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
      date          | '2024-02-29'               | 2024-02-29 | 2024-02-29 | text 2024-02-29
                    | '2023-02-29'               | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '2024-04-31'               | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | '9999-12-31'               | 9999-12-31 | 9999-12-31 | text 9999-12-31
                    | '2024-02-29 10:00:00'      | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
                    | 20240229                   | NOT_A_DATE | NOT_A_DATE | NOT_A_DATE
      time          | '23:59:59.999999'          | 23:59:59.999999 | 23:59:59.999999 | text 23:59:59.999999
                    | '24:00:00'                 | 24:00:00 | 24:00:00.000000 | text 24:00:00
                    | '25:00:00'                 | NOT_A_TIME | 25:00:00.000000 | text 25:00:00
                    | '-01:00:00'                | NOT_A_TIME | -01:00:00.000000 | text -01:00:00
                    | 'noon'                     | NOT_A_TIME | NOT_A_TIME | NOT_A_TIME
      text          | ''                         |  |  | text·
                    | 'NULL'                     | NULL | NULL | text NULL
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
      varchar(3)    | '😀😀😀'                      | 😀😀😀 | 😀😀😀 | text 😀😀😀
                    | 'abcd'                     | TOO_LONG | TOO_LONG | text abcd
                    | 'a  '                      | a·· | a·· | text a··
      decimal(10,2) | 19.99                      | 19.99 | 19.99 | real 19.99
                    | 19.999                     | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
                    | -0.005                     | TOO_PRECISE | TOO_PRECISE | TOO_PRECISE
                    | '1,234.50'                 | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | '1.234,50'                 | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
                    | 99999999.99                | 99999999.99 | 99999999.99 | real 9.999999999E7
                    | 100000000                  | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
                    | 9e999                      | INFINITE | INFINITE | INFINITE
      real          | 0.30000000000000004        | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
                    | 5e-324                     | 5e-324 | 5e-324 | real 4.9E-324
                    | 1e23                       | 9.999999999999999e+22 | 1e23 | real 1.0E23
                    | 9e999                      | Infinity | INFINITE | real Infinity
                    | -9e999                     | -Infinity | INFINITE | real -Infinity
                    | 'abc'                      | NOT_A_NUMBER | NOT_A_NUMBER | NOT_A_NUMBER
      blob          | x'00ff'                    | x00ff | x00ff | blob x00ff
                    | x''                        | x | x | blob x
                    | 'text'                     | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
                    | 5                          | WRONG_CLASS | WRONG_CLASS | WRONG_CLASS
      json          | '{"a":1,"a":2}'            | {"a":1,"a":2} | {"a":1,"a":2} | text {"a":1,"a":2}
                    | 'not json'                 | NOT_JSON | NOT_JSON | NOT_JSON
                    | ''                         | NOT_JSON | NOT_JSON | NOT_JSON
      uuid          | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F | text 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
                    | 'no uuid'                  | NOT_A_UUID | no uuid | NOT_A_UUID
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("sqlite", target, folder));
  }
}
