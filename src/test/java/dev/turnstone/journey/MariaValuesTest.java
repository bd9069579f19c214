package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MariaDB holds arrives exactly or is set aside, on every target. */
class MariaValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and SQLite show of it. */
  private static final String CASES =
      """
      bigint unsigned | 18446744073709551615 | 18446744073709551615 | 18446744073709551615 | text 18446744073709551615
      int unsigned | 4294967295 | 4294967295 | 4294967295 | integer 4294967295
      tinyint(1) | 1 | 1 | 1 | integer 1
       | 2 | 2 | 2 | integer 2
       | -1 | -1 | -1 | integer -1
       | 127 | 127 | 127 | integer 127
      year | 0 | 0 | 0000 | integer 0
       | 2155 | 2155 | 2155 | integer 2155
      decimal(65,30) | 12345678901234567890123456789012345.123456789012345678901234567890 | 12345678901234567890123456789012345.123456789012345678901234567890 | 12345678901234567890123456789012345.123456789012345678901234567890 | text 12345678901234567890123456789012345.123456789012345678901234567890
      float | 16777216 | 1.6777216e+07 | 16777216 | real 1.6777216E7
       | 0.1 | 0.1 | 0.10000000149011612 | real 0.10000000149011612
      double | 0.30000000000000004e0 | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
       | 5e-324 | 5e-324 | 5e-324 | real 4.9E-324
      date | '0000-00-00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '2024-00-10' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '0009-12-04' | 0009-12-04 | 0009-12-04 | text 0009-12-04
       | '1582-10-10' | 1582-10-10 | 1582-10-10 | text 1582-10-10
       | '9999-12-31' | 9999-12-31 | 9999-12-31 | text 9999-12-31
      datetime(6) | '0000-00-00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '2024-03-31 02:30:00' | 2024-03-31 02:30:00 | 2024-03-31 02:30:00.000000 | text 2024-03-31 02:30:00
       | '2024-10-27 02:30:00.000001' | 2024-10-27 02:30:00.000001 | 2024-10-27 02:30:00.000001 | text 2024-10-27 02:30:00.000001
      timestamp | '2024-03-31 01:30:00' | 2024-03-31 01:30:00Z | 2024-03-31 01:30:00Z | text 2024-03-31 01:30:00Z
       | '2038-01-19 03:14:07' | 2038-01-19 03:14:07Z | 2038-01-19 03:14:07Z | text 2038-01-19 03:14:07Z
      time(6) | '838:59:59' | 838:59:59 | 838:59:59.000000 | text 838:59:59
       | '-00:00:00.5' | -00:00:00.5 | -00:00:00.500000 | text -00:00:00.5
       | '25:00:00' | 25:00:00 | 25:00:00.000000 | text 25:00:00
      enum('a','b') | 'a' | a | a | text a
       | 'z' | CHECK_FAILED | NOT_A_LABEL | CHECK_FAILED
      set('a','b') | 'a,b' | a,b | a,b | text a,b
       | '' |  |  | text·
       | null | NULL | NULL | NULL
      varchar(5) character set latin1 | x'80' | € | € | text €
       | 'Ã©' | Ã© | Ã© | text Ã©
      varchar(9) character set utf8mb4 | '😀' | 😀 | 😀 | text 😀
       | 'a  ' | a·· | a·· | text a··
       | concat('a', char(0), 'b') | HAS_NUL | a{0}b | text a{0}b
      text character set utf8mb4 | '' |  |  | text·
       | 'é' | é | é | text é
       | char(13,10,9,92) | {d}{a}{9}\\ | {d}{a}{9}\\ | text {d}{a}{9}\\
       | '\\\\N' | \\N | \\N | text \\N
      char(4) character set utf8mb4 | 'ab' | ab | ab | text ab
      binary(4) | x'ff00' | xff000000 | xff000000 | blob xff000000
      varbinary(16) | x'0190a6e27b7e7cc398c4dc0c0c07398f' | x0190a6e27b7e7cc398c4dc0c0c07398f | x0190a6e27b7e7cc398c4dc0c0c07398f | blob x0190a6e27b7e7cc398c4dc0c0c07398f
       | '' | x | x | blob x
      blob | x'00ff0d0a' | x00ff0d0a | x00ff0d0a | blob x00ff0d0a
      json | '{"a":1,"a": 2}' | {"a":1,"a": 2} | {"a":1,"a": 2} | text {"a":1,"a": 2}
      bit(8) | b'00000101' | 00000101 | 101 | text 00000101
      uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | text 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
      inet6 | '::ffff:10.0.0.1' | ::ffff:10.0.0.1 | ::ffff:10.0.0.1 | text ::ffff:10.0.0.1
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("mariadb", target, folder));
  }
}
