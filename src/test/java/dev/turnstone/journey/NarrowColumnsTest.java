package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit the columns that are there already is set aside, never cut or rounded. */
class NarrowColumnsTest {
  private static final String TO_MARIADB =
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
      double precision->float | 0.5 | 0.5
       | 0.1 | TOO_PRECISE
      timestamptz->timestamp(6) null | '2024-03-31 01:30:00Z' | 2024-03-31 01:30:00.000000Z
       | '2040-01-01 00:00:00Z' | OUT_OF_RANGE
      """;
  private static final String TO_POSTGRES =
      """
      bigint unsigned->bigint | 9223372036854775807 | 9223372036854775807
       | 18446744073709551615 | OUT_OF_RANGE
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
      """;

  @TempDir Path folder;

  @Test
  void mariaDbCutsAndRoundsNothing() {
    ValueTables values = ValueTables.parse(TO_MARIADB, 2);

    assertEquals(values.expected(), values.outcome("postgresql", "mariadb", folder));
  }

  @Test
  void postgresCutsAndRoundsNothing() {
    ValueTables values = ValueTables.parse(TO_POSTGRES, 2);

    assertEquals(values.expected(), values.outcome("mariadb", "postgresql", folder));
  }
}
