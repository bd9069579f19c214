package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite lets anything in: what a column that is there already does not hold is set aside. */
class NarrowColumnsFromSqliteTest {
  private static final String TO_POSTGRES =
      """
      integer->smallint | 32767 | 32767
       | 32768 | OUT_OF_RANGE
      integer->boolean | 1 | true
       | 2 | NOT_A_BOOLEAN
      integer->double precision | 9007199254740992 | 9.007199254740992e+15
       | 9007199254740993 | TOO_PRECISE
      integer->numeric(3,-2) | 12300 | 12300
       | 12345 | TOO_PRECISE
      text->varchar(3) | 'abc' | abc
       | 'abcd' | TOO_LONG
       | 'ab  ' | TOO_LONG
      text->char(3) | 'ab' | ab
       | 'ab ' | TRAILING_SPACES
      text->name | replace(printf('%.31c', 'x'), 'x', 'é') | ééééééééééééééééééééééééééééééé
       | replace(printf('%.40c', 'x'), 'x', 'é') | TOO_LONG
      text->integer | '42' | 42
       | '007' | NOT_A_NUMBER
       | '٤٢' | NOT_A_NUMBER
       | '1,234' | NOT_A_NUMBER
       | '1e3' | NOT_A_NUMBER
       | ' 5' | NOT_A_NUMBER
      text->numeric(10,2) | '1.5' | 1.50
       | '1.555' | TOO_PRECISE
       | '1,234.50' | NOT_A_NUMBER
       | 'NaN' | NOT_A_NUMBER
      text->boolean | 'true' | true
       | 'yes' | NOT_A_BOOLEAN
       | 't' | NOT_A_BOOLEAN
      text->date | '2024-02-29' | 2024-02-29
       | '29/02/2024' | NOT_A_DATE
       | 'infinity' | NOT_A_DATE
       | 'today' | NOT_A_DATE
      text->time | '24:00:00' | 24:00:00
       | '25:00:00' | NOT_A_TIME
      text->timestamp(0) | '2024-02-29 12:34:56' | 2024-02-29 12:34:56
       | '2024-02-29 12:34:56.5' | TOO_PRECISE
       | '2024-02-29 12:34:56+05:30' | ZONE_AMBIGUOUS
      text->timestamptz | '2024-02-29 12:34:56+05:30' | 2024-02-29 07:04:56Z
       | '2024-02-29 12:34:56' | ZONE_AMBIGUOUS
      text->interval | 'P1DT2H' | P1DT2H
       | '1 day' | NOT_A_TIME
      text->uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
       | '0190a6e2' | NOT_A_UUID
      text->json | '{"a":1,"a":2}' | {"a":1,"a":2}
       | 'not json' | NOT_JSON
      text->jsonb | '{"b":1,"a":1.10}' | {"a": 1.10, "b": 1}
       | '{"a":"\\u0000"}' | HAS_NUL
       | '"\\ud800"' | NOT_JSON
      text->bytea | 'é' || char(0) | xc3a900
      text->double precision | '0.1' | 0.1
       | 'NaN' | NOT_A_NUMBER
       | '1e999' | OUT_OF_RANGE
      text->bit(4) | '0101' | 0101
       | '101' | OUT_OF_RANGE
       | '0121' | NOT_A_NUMBER
      real->real | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
       | 1e300 | OUT_OF_RANGE
      real->integer | 3.0 | 3
       | 3.7 | NOT_WHOLE
       | 9e999 | INFINITE
      real->numeric(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
      decimal(10,2)->integer | 5 | 5
       | 5.5 | NOT_WHOLE
      blob->uuid | x'0190a6e27b7e7cc398c4dc0c0c07398f' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
       | x'0190' | NOT_A_UUID
      datetime->timestamp(3) | '2024-02-29 12:34:56.789' | 2024-02-29 12:34:56.789
       | '2024-02-29 12:34:56.7891' | TOO_PRECISE
      datetime->date | '2024-02-29 00:00:00' | 2024-02-29
       | '2024-02-29 00:00:01' | NOT_A_DATE
      date->timestamp | '2024-02-29' | 2024-02-29 00:00:00
      time->interval | '-838:59:59' | NOT_A_TIME
      integer->integer not null | null | NOT_NULLABLE
      """;

  private static final String TO_MARIADB =
      """
      integer->tinyint | 127 | 127
       | 128 | OUT_OF_RANGE
      integer->tinyint unsigned | 255 | 255
       | -1 | OUT_OF_RANGE
      integer->bigint unsigned | 9223372036854775807 | 9223372036854775807
       | -1 | OUT_OF_RANGE
      integer->year | 1999 | 1999
       | 99 | OUT_OF_RANGE
       | 0 | 0000
      timestamptz->timestamp not null | null | NOT_NULLABLE
      integer->int not null | null | NOT_NULLABLE
      text->text character set utf8mb4 | printf('%.65535c', 'x') | [x × 65535]
       | printf('%.65536c', 'x') | TOO_LONG
       | replace(printf('%.40000c', 'x'), 'x', 'é') | TOO_LONG
      text->tinytext character set utf8mb4 | printf('%.255c', 'x') | [x × 255]
       | printf('%.256c', 'x') | TOO_LONG
      text->varchar(3) character set utf8mb4 | '😀😀😀' | 😀😀😀
       | 'abcd' | TOO_LONG
       | 'ab  ' | TOO_LONG
      text->varchar(9) character set latin1 | '€ß' | €ß
       | 'Ł' | NOT_IN_CHARSET
       | '😀' | NOT_IN_CHARSET
       | char(129) | {81}
      text->varchar(9) character set utf8mb3 | 'Ł' | Ł
       | '😀' | NOT_IN_CHARSET
      text->varchar(9) character set ascii | 'a' | a
       | 'é' | NOT_IN_CHARSET
      text->char(3) character set utf8mb4 | 'ab' | ab
       | 'ab ' | TRAILING_SPACES
      text->enum('1','2','10') | '10' | 10
       | '3' | NOT_A_LABEL
       | '' | NOT_A_LABEL
       | '1 ' | NOT_A_LABEL
      text->enum('A','b') | 'a' | NOT_A_LABEL
       | 'A' | A
      text->set('a','b') | 'a,b' | a,b
       | 'b,a' | a,b
       | 'a,c' | NOT_A_LABEL
       | 'a,a' | a
      text->json | '{"a":1,"a":2}' | {"a":1,"a":2}
       | 'not json' | NOT_JSON
       | replace(printf('%.32c', '['), ' ', '') || replace(printf('%.32c', ']'), ' ', '') | NOT_JSON
      text->uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
       | '{0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f}' | NOT_A_UUID
      text->date | '2024-02-29' | 2024-02-29
       | '2024-02-30' | NOT_A_DATE
       | '0000-00-00' | ZERO_DATE
       | '0000-01-01' | OUT_OF_RANGE
       | '20240229' | NOT_A_DATE
      text->datetime | '2024-02-29 12:34:56' | 2024-02-29 12:34:56
       | '2024-02-29 12:34:56.5' | TOO_PRECISE
      text->time | '-838:59:59' | -838:59:59
       | '839:00:00' | NOT_A_TIME
       | '12:00:00.5' | TOO_PRECISE
      text->decimal(10,2) | '19.99' | 19.99
       | '19.999' | TOO_PRECISE
       | '1,5' | NOT_A_NUMBER
      text->blob | 'é' || char(0) | xc3a900
      text->int | '42' | 42
       | '12.5' | NOT_WHOLE
      real->float | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
       | 1e300 | OUT_OF_RANGE
      real->double(10,2) | 19.99 | 19.99
       | 19.999 | TOO_PRECISE
      real->float(7,2) | 0.5 | 0.5
       | 0.125 | TOO_PRECISE
      real->decimal(10,2) | 19.99 | 19.99
       | -0.005 | TOO_PRECISE
      blob->binary(4) | x'01020304' | x01020304
       | x'0102' | OUT_OF_RANGE
      blob->varbinary(2) | x'0102' | x0102
       | x'010203' | TOO_LONG
      blob->tinyblob | zeroblob(255) | x[0 × 510]
       | zeroblob(256) | TOO_LONG
      datetime->datetime | '2024-02-29 12:34:56' | 2024-02-29 12:34:56
       | '2024-02-29 12:34:56.5' | TOO_PRECISE
      timestamptz->timestamp null | '2038-01-19 03:14:07Z' | 2038-01-19 03:14:07Z
       | '2038-01-19 03:14:08Z' | OUT_OF_RANGE
       | '1970-01-01 00:00:00Z' | OUT_OF_RANGE
      """;

  private static final String TO_SQLITE =
      """
      text->integer | '42' | integer 42
       | '007' | NOT_A_NUMBER
       | '12.5' | NOT_WHOLE
      text->string | 'abc' | text abc
       | '007' | KEPT_OTHERWISE
      text->datetime | '2024-02-29 12:34:56' | text 2024-02-29 12:34:56
       | '29/02/2024' | NOT_A_DATE
      integer->real | 9007199254740992 | real 9.007199254740992E15
       | 9007199254740993 | TOO_PRECISE
      real->integer | 3.0 | integer 3
       | 3.7 | NOT_WHOLE
      """;

  @TempDir Path folder;

  @Test
  void toPostgres() {
    ValueTables values = ValueTables.parse(TO_POSTGRES, 2);

    assertEquals(values.expected(), values.outcome("sqlite", "postgresql", folder));
  }

  @Test
  void toMariaDb() {
    ValueTables values = ValueTables.parse(TO_MARIADB, 2);

    assertEquals(values.expected(), values.outcome("sqlite", "mariadb", folder));
  }

  @Test
  void toSqlite() {
    ValueTables values = ValueTables.parse(TO_SQLITE, 2);

    assertEquals(values.expected(), values.outcome("sqlite", "sqlite", folder));
  }
}
