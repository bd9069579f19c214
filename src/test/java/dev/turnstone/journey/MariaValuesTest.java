package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MariaDB holds arrives exactly or is set aside, on every target. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class MariaValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and SQLite show of it. */
  static final String CASES =
      """
      bigint unsigned | 18446744073709551615 | 18446744073709551615 | 18446744073709551615 | text 18446744073709551615
       | 0 | 0 | 0 | text 0
      int unsigned | 4294967295 | 4294967295 | 4294967295 | integer 4294967295
      tinyint(1) | 1 | 1 | 1 | integer 1
       | 2 | 2 | 2 | integer 2
       | -1 | -1 | -1 | integer -1
       | 127 | 127 | 127 | integer 127
      year | 0 | 0 | 0000 | integer 0
       | 2155 | 2155 | 2155 | integer 2155
       | 1901 | 1901 | 1901 | integer 1901
      decimal(65,30) | 12345678901234567890123456789012345.123456789012345678901234567890 | 12345678901234567890123456789012345.123456789012345678901234567890 | 12345678901234567890123456789012345.123456789012345678901234567890 | text 12345678901234567890123456789012345.123456789012345678901234567890
      float | 16777216 | 1.6777216e+07 | 16777216 | real 1.6777216E7
       | 0.1 | 0.1 | 0.10000000149011612 | real 0.10000000149011612
       | 3.4028234663852886e38 | 3.4028235e+38 | 3.4028234663852886e38 | real 3.4028234663852886E38
      double | 0.30000000000000004e0 | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
       | 5e-324 | 5e-324 | 5e-324 | real 4.9E-324
       | 1e23 | 9.999999999999999e+22 | 1e23 | real 9.999999999999999E22
       | 1.7976931348623157e308 | 1.7976931348623157e+308 | 1.7976931348623157e308 | real 1.7976931348623157E308
       | -0e0 | 0 | 0 | real 0.0
       | 2.2250738585072014e-308 | 2.2250738585072014e-308 | 2.2250738585072014e-308 | real 2.2250738585072014E-308
      date | '0000-00-00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '2024-00-10' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '0009-12-04' | 0009-12-04 | 0009-12-04 | text 0009-12-04
       | '1582-10-10' | 1582-10-10 | 1582-10-10 | text 1582-10-10
       | '9999-12-31' | 9999-12-31 | 9999-12-31 | text 9999-12-31
       | '2024-02-31' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '1000-01-01' | 1000-01-01 | 1000-01-01 | text 1000-01-01
      datetime(6) | '0000-00-00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '2024-03-31 02:30:00' | 2024-03-31 02:30:00 | 2024-03-31 02:30:00.000000 | text 2024-03-31 02:30:00
       | '2024-10-27 02:30:00.000001' | 2024-10-27 02:30:00.000001 | 2024-10-27 02:30:00.000001 | text 2024-10-27 02:30:00.000001
      timestamp | '2024-03-31 01:30:00' | 2024-03-31 01:30:00Z | 2024-03-31 01:30:00Z | text 2024-03-31 01:30:00Z
       | '2038-01-19 03:14:07' | 2038-01-19 03:14:07Z | 2038-01-19 03:14:07Z | text 2038-01-19 03:14:07Z
      time(6) | '838:59:59' | PT838H59M59S | 838:59:59.000000 | text 838:59:59
       | '-00:00:00.5' | PT-0.5S | -00:00:00.500000 | text -00:00:00.5
       | '25:00:00' | PT25H | 25:00:00.000000 | text 25:00:00
      enum('a','b') | 'a' | a | a | text a
       | 'z' | CHECK_FAILED | NOT_A_LABEL | CHECK_FAILED
      set('a','b') | 'a,b' | a,b | a,b | text a,b
       | '' |  |  | text·
       | null | NULL | NULL | NULL
      varchar(5) character set latin1 | x'80' | € | € | text €
       | 'Ã©' | Ã© | Ã© | text Ã©
       | x'81' | {81} | {81} | text {81}
       | x'df' | ß | ß | text ß
      varchar(9) character set utf8mb4 | '😀' | 😀 | 😀 | text 😀
       | 'a  ' | a·· | a·· | text a··
       | concat('a', char(0), 'b') | HAS_NUL | a{0}b | text a{0}b
      text character set utf8mb4 | '' |  |  | text·
       | 'é' | é | é | text é
       | char(13,10,9,92) | {d}{a}{9}\\ | {d}{a}{9}\\ | text {d}{a}{9}\\
       | '\\\\N' | \\N | \\N | text \\N
      char(4) character set utf8mb4 | 'ab' | ab | ab | text ab
       | 'a  ' | a | a | text a
       | '😀😀😀😀' | 😀😀😀😀 | 😀😀😀😀 | text 😀😀😀😀
      binary(4) | x'ff00' | xff000000 | xff000000 | blob xff000000
      varbinary(16) | x'0190a6e27b7e7cc398c4dc0c0c07398f' | x0190a6e27b7e7cc398c4dc0c0c07398f | x0190a6e27b7e7cc398c4dc0c0c07398f | blob x0190a6e27b7e7cc398c4dc0c0c07398f
       | '' | x | x | blob x
      blob | x'00ff0d0a' | x00ff0d0a | x00ff0d0a | blob x00ff0d0a
      json | '{"a":1,"a": 2}' | {"a":1,"a": 2} | {"a":1,"a": 2} | text {"a":1,"a": 2}
       | '{"a":"\\u0000"}' | {"a":"u0000"} | {"a":"u0000"} | text {"a":"u0000"}
       | '"\\ud800"' | "ud800" | "ud800" | text "ud800"
       | '[1e400]' | [1e400] | [1e400] | text [1e400]
       | '"😀"' | "😀" | "😀" | text "😀"
      bit(8) | b'00000101' | 00000101 | 101 | text 00000101
      uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | text 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
       | '00000000-0000-0000-0000-000000000000' | 00000000-0000-0000-0000-000000000000 | 00000000-0000-0000-0000-000000000000 | text 00000000-0000-0000-0000-000000000000
      inet6 | '::ffff:10.0.0.1' | ::ffff:10.0.0.1 | ::ffff:10.0.0.1 | text ::ffff:10.0.0.1
       | '2001:db8::ff00:42:8329' | 2001:db8::ff00:42:8329 | 2001:db8::ff00:42:8329 | text 2001:db8::ff00:42:8329
      tinyint unsigned | 255 | 255 | 255 | integer 255
      mediumint | -8388608 | -8388608 | -8388608 | integer -8388608
      int(5) zerofill | 42 | 42 | 00042 | integer 42
      bigint | -9223372036854775808 | -9223372036854775808 | -9223372036854775808 | integer -9223372036854775808
       | 9223372036854775807 | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
      decimal(10,2) | -0.01 | -0.01 | -0.01 | real -0.01
      decimal(30,0) | 123456789012345678901234567890 | 123456789012345678901234567890 | 123456789012345678901234567890 | text 123456789012345678901234567890
      double(10,2) | 19.99 | 19.99 | 19.99 | real 19.99
      datetime | '0009-12-04 00:00:00' | 0009-12-04 00:00:00 | 0009-12-04 00:00:00 | text 0009-12-04 00:00:00
       | '9999-12-31 23:59:59' | 9999-12-31 23:59:59 | 9999-12-31 23:59:59 | text 9999-12-31 23:59:59
       | '2024-04-31 00:00:00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
      timestamp null | '0000-00-00 00:00:00' | ZERO_DATE | ZERO_DATE | ZERO_DATE
       | '1970-01-01 00:00:01' | 1970-01-01 00:00:01Z | 1970-01-01 00:00:01Z | text 1970-01-01 00:00:01Z
      timestamp(6) null | '2024-10-27 00:30:00.000001' | 2024-10-27 00:30:00.000001Z | 2024-10-27 00:30:00.000001Z | text 2024-10-27 00:30:00.000001Z
       | '2024-10-27 01:30:00.000001' | 2024-10-27 01:30:00.000001Z | 2024-10-27 01:30:00.000001Z | text 2024-10-27 01:30:00.000001Z
      time | '24:00:00' | PT24H | 24:00:00 | text 24:00:00
       | '-838:59:59' | PT-838H-59M-59S | -838:59:59 | text -838:59:59
      enum('a''b','c\\\\d','') | 'a''b' | a'b | a'b | text a'b
       | 'c\\\\d' | c\\d | c\\d | text c\\d
       | '' |  |  | text·
      set('x','y') | 'z' |  |  | text·
      varchar(5) character set cp1251 | x'c498' | WRONG_CLASS but kept blob xc498 for Д? | WRONG_CLASS but kept blob xc498 for Д? | WRONG_CLASS but kept blob xc498 for Д?
       | x'c4' | Д | Д | text Д
      varchar(5) character set greek | x'd2' | WRONG_CLASS but kept blob xd2 for ? | WRONG_CLASS but kept blob xd2 for ? | WRONG_CLASS but kept blob xd2 for ?
       | x'e1' | α | α | text α
      varchar(5) character set latin2 | x'a3' | Ł | Ł | text Ł
      varchar(5) character set utf8mb3 | 'Ł' | Ł | Ł | text Ł
      varchar(5) character set ucs2 | 'Ł' | Ł | Ł | text Ł
      varchar(5) character set sjis | x'82a0' | あ | あ | text あ
       | x'5c' | \\ | \\ | text \\
      varchar(5) character set utf16 | '😀' | 😀 | 😀 | text 😀
      varchar(20) character set utf8mb4 | concat('e', x'cc81') | e{301} | e{301} | text e{301}
       | concat(x'efbbbf', 'bom') | {feff}bom | {feff}bom | text {feff}bom
       | concat(x'e2808d', x'e280ae', x'e280a8') | {200d}{202e}{2028} | {200d}{202e}{2028} | text {200d}{202e}{2028}
       | 'NULL' | 'NULL' | 'NULL' | text NULL
       | 'a\\\\' | a\\ | a\\ | text a\\
      varchar(5) character set utf8mb4 collate utf8mb4_bin | 'A' | A | A | text A
      longtext character set utf8mb4 | repeat('é', 60000) | [é × 60000] | [é × 60000] | text [é × 60000]
       | '007' | 007 | 007 | text 007
       | concat('a', char(0)) | HAS_NUL | a{0} | text a{0}
      varbinary(4) | x'00ff0000' | x00ff0000 | x00ff0000 | blob x00ff0000
       | x'2700' | x2700 | x2700 | blob x2700
      longblob | repeat(x'00', 70000) | x[0 × 140000] | x[0 × 140000] | blob x[0 × 140000]
      json null | null | NULL | NULL | NULL
      bit(1) | b'1' | 1 | 1 | text 1
      bit(64) | 0xffffffffffffffff | [1 × 64] | [1 × 64] | text [1 × 64]
      inet4 | '10.0.0.1' | 10.0.0.1 | 10.0.0.1 | text 10.0.0.1
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("mariadb", target, folder));
  }
}
