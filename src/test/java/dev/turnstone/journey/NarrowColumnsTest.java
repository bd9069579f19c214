package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that servers hold do not fit every column that is there already: what does not is set
 * aside, never cut or rounded.
 */
class NarrowColumnsTest {
  private static final String POSTGRES_TO_MARIADB =
      """
      bigint->int unsigned | 4294967295 | 4294967295
       | -1 | OUT_OF_RANGE
       | 4294967296 | OUT_OF_RANGE
      text->varchar(3) character set latin1 | 'a€é' | a€é
       | 'Ł' | NOT_IN_CHARSET
       | '😀' | NOT_IN_CHARSET
       | 'abcd' | TOO_LONG
      numeric->decimal(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
       | -0.005 | TOO_PRECISE
       | 1e131 | OUT_OF_RANGE
       | 'NaN' | INFINITE
      double precision->float | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
      double precision->double(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
      timestamptz->timestamp(6) null | '2024-03-31 01:30:00Z' | 2024-03-31 01:30:00.000000Z
       | '2040-01-01 00:00:00Z' | OUT_OF_RANGE
      timestamp->datetime | '2024-03-31 02:30:00' | 2024-03-31 02:30:00
       | '2024-03-31 02:30:00.1' | TOO_PRECISE
      interval->time | '-838:59:59' | -838:59:59
       | '1 mon' | NOT_A_TIME
      uuid->binary(16) | '0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f' | x0190a6e27b7e7cc398c4dc0c0c07398f
      jsonb->json | '{"b":1,"a":1}' | {"a": 1, "b": 1}
      text->json | 'not json' | NOT_JSON
      text->enum('a','b') | 'a' | a
       | 'c' | NOT_A_LABEL
      """;

  private static final String POSTGRES_TO_POSTGRES =
      """
      bigint->integer | 2147483647 | 2147483647
       | 2147483648 | OUT_OF_RANGE
      numeric->numeric(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
       | 'NaN' | NaN
       | 'Infinity' | INFINITE
      double precision->real | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
       | 'NaN' | NaN
      text->varchar(3) | '😀😀😀' | 😀😀😀
       | 'abcd' | TOO_LONG
       | 'abc ' | TOO_LONG
      timestamp->timestamp(0) | '2024-02-29 12:34:56' | 2024-02-29 12:34:56
       | '2024-02-29 12:34:56.5' | TOO_PRECISE
      timestamptz->timestamptz(0) | '2024-02-29 12:34:56.5Z' | TOO_PRECISE
      time->time(0) | '12:00:00.5' | TOO_PRECISE
      interval->interval(0) | '1.5 s' | TOO_PRECISE
       | '1 s' | PT1S
      interval->interval year to month | '1 year 2 mons' | P1Y2M
       | '1 year 2 days' | TOO_PRECISE
      interval->interval day | '1 day 02:00:00' | TOO_PRECISE
      interval->interval hour to minute | '02:30:30' | TOO_PRECISE
      json->jsonb | '{"b":1,"a":1}' | {"a": 1, "b": 1}
       | '{"a":"\\u0000"}' | HAS_NUL
      bit varying(8)->bit varying(8) | B'101' | 101
      bytea->uuid | '\\x0190' | NOT_A_UUID
      """;

  private static final String POSTGRES_TO_SQLITE =
      """
      bigint->real | 9007199254740993 | TOO_PRECISE
      text->string | 'abc' | text abc
       | '007' | KEPT_OTHERWISE
       | '1e3' | KEPT_OTHERWISE
      text->integer | '42' | integer 42
       | '12.5' | NOT_WHOLE
      numeric->integer | 5.0 | integer 5
       | 5.5 | NOT_WHOLE
       | 9223372036854775808 | OUT_OF_RANGE
      numeric->real | 0.1 | real 0.1
       | 0.12345678901234567891 | TOO_PRECISE
      numeric->decimal(20,5) | 123456789012345.12345 | TOO_PRECISE
       | 19.99 | real 19.99
      boolean->integer | true | integer 1
      interval->time | '25:00:00' | text 25:00:00
       | '1 day' | NOT_A_TIME
      uuid->blob | '0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f' | blob x0190a6e27b7e7cc398c4dc0c0c07398f
      double precision->integer | 3 | integer 3
       | 3.7 | NOT_WHOLE
      """;

  private static final String MARIADB_TO_POSTGRES =
      """
      bigint unsigned->bigint | 9223372036854775807 | 9223372036854775807
       | 18446744073709551615 | OUT_OF_RANGE
      int unsigned->integer | 4294967295 | OUT_OF_RANGE
      time->time | '23:59:59' | 23:59:59
       | '838:59:59' | NOT_A_TIME
       | '-01:00:00' | NOT_A_TIME
      tinyint->boolean | 1 | true
       | 2 | NOT_A_BOOLEAN
      varbinary(16)->uuid | x'0190a6e27b7e7cc398c4dc0c0c07398f' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
       | x'0190' | NOT_A_UUID
      longtext->jsonb | '{"a":1}' | {"a": 1}
       | '{"a":"\\\\u0000"}' | HAS_NUL
       | 'not json' | NOT_JSON
      bit(8)->integer | b'101' | 5
      bit(1)->boolean | b'1' | true
      decimal(20,5)->numeric(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
      double->real | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
      datetime(6)->timestamp(0) | '2024-02-29 12:34:56.5' | TOO_PRECISE
      varchar(9) character set utf8mb4->varchar(3) | 'abcd' | TOO_LONG
      set('a','b')->text[] | 'a,b' | {a,b}
       | '' | {}
      """;

  private static final String MARIADB_TO_MARIADB =
      """
      bigint unsigned->bigint | 18446744073709551615 | OUT_OF_RANGE
      int->int unsigned | -1 | OUT_OF_RANGE
      double->float | 0.1 | TOO_PRECISE
      double->double(10,2) | 19.999 | TOO_PRECISE
      decimal(20,5)->decimal(10,2) | 19.999 | TOO_PRECISE
       | 19.99 | 19.99
      datetime(6)->datetime | '2024-02-29 12:34:56.5' | TOO_PRECISE
      time(6)->time | '12:00:00.5' | TOO_PRECISE
      longtext character set utf8mb4->text character set utf8mb4 | repeat('x', 65536) | TOO_LONG
      varchar(9) character set utf8mb4->varchar(9) character set latin1 | 'Ł' | NOT_IN_CHARSET
       | 'ß' | ß
      varchar(9) character set utf8mb4->enum('a','b') | 'c' | NOT_A_LABEL
      set('a','b','c')->set('a','b') | 'a,c' | NOT_A_LABEL
      int->year | 70 | OUT_OF_RANGE
      """;

  private static final String MARIADB_TO_SQLITE =
      """
      bigint unsigned->integer | 9223372036854775807 | integer 9223372036854775807
       | 18446744073709551615 | OUT_OF_RANGE
      decimal(65,30)->real | 0.1 | real 0.1
       | 0.123456789012345678 | TOO_PRECISE
      varchar(9) character set utf8mb4->string | 'abc' | text abc
       | '007' | KEPT_OTHERWISE
      bit(8)->integer | b'101' | integer 5
      double->integer | 3.7 | NOT_WHOLE
      """;

  @TempDir Path folder;

  @Test
  void fromPostgresToMariaDb() {
    ValueTables values = ValueTables.parse(POSTGRES_TO_MARIADB, 2);

    assertEquals(values.expected(), values.outcome("postgresql", "mariadb", folder));
  }

  @Test
  void fromPostgresToPostgres() {
    ValueTables values = ValueTables.parse(POSTGRES_TO_POSTGRES, 2);

    assertEquals(values.expected(), values.outcome("postgresql", "postgresql", folder));
  }

  @Test
  void fromPostgresToSqlite() {
    ValueTables values = ValueTables.parse(POSTGRES_TO_SQLITE, 2);

    assertEquals(values.expected(), values.outcome("postgresql", "sqlite", folder));
  }

  @Test
  void fromMariaDbToPostgres() {
    ValueTables values = ValueTables.parse(MARIADB_TO_POSTGRES, 2);

    assertEquals(values.expected(), values.outcome("mariadb", "postgresql", folder));
  }

  @Test
  void fromMariaDbToMariaDb() {
    ValueTables values = ValueTables.parse(MARIADB_TO_MARIADB, 2);

    assertEquals(values.expected(), values.outcome("mariadb", "mariadb", folder));
  }

  @Test
  void fromMariaDbToSqlite() {
    ValueTables values = ValueTables.parse(MARIADB_TO_SQLITE, 2);

    assertEquals(values.expected(), values.outcome("mariadb", "sqlite", folder));
  }
}
