package dev.turnstone.journey;

/** Types a key can have: of each a table's name, the type, and values as literals. */
final class KeyTypes {
  private KeyTypes() {}

  static String[][] of(String vendor) {
    return switch (vendor) {
      case "postgresql" -> postgres();
      case "mariadb" -> mariadb();
      default -> sqlite();
    };
  }

  private static String[][] postgres() {
    return new String[][] {
      {"t_bigint", "bigint", "9223372036854775807", "-9223372036854775808", "0"},
      {"t_numeric", "numeric", "12345678901234567890.123", "-0.5", "'NaN'"},
      {"t_double", "double precision", "0.1", "'-Infinity'", "'NaN'", "1e-320", "-0.0"},
      {"t_real", "real", "0.5", "0.1", "3.4e38"},
      {"t_text", "text", "'a'", "'A'", "''", "'O''Brien \\ %'", "E'line\nend'", "'é😀'"},
      {"t_char", "char(4)", "'a'", "'b  '"},
      {"t_bytes", "bytea", "'\\x00ff'", "'\\x'"},
      {"t_date", "date", "'2024-02-29'", "'0044-03-15 BC'", "'infinity'", "'12345-01-01'"},
      {"t_time", "time", "'24:00:00'", "'00:00:00.000001'"},
      {"t_wall", "timestamp", "'2024-02-29 23:59:59.999999'", "'0044-03-15 12:00 BC'"},
      {"t_zone", "timestamptz", "'2024-02-29 23:59:59+05:30'", "'-infinity'"},
      {"t_uuid", "uuid", "'0A0B0c0d-0000-0000-0000-00000000000f'"},
      {"t_bool", "boolean", "true", "false"},
      {"t_span", "interval", "'1 year 2 mons -3 days 04:05:06.7'", "'-1 mon'"},
      {"t_bits", "bit varying(8)", "B'101'", "B''"},
      {"t_list", "text[]", "array['a', 'b,c', null]", "'{}'"},
      {"t_json", "jsonb", "'{\"b\": 1.0, \"a\": [1, \"x\"]}'", "'null'"},
      {"t_net", "inet", "'10.0.0.1/8'"}
    };
  }

  private static String[][] mariadb() {
    return new String[][] {
      {"t_bigint", "bigint unsigned", "18446744073709551615", "0"},
      {"t_decimal", "decimal(40,10)", "123456789012345678901234567890.0123456789", "-0.5"},
      {"t_double", "double", "0.1", "1.7976931348623157e308", "5e-324"},
      {"t_float", "float", "0.5", "0.1", "3.4e38"},
      {"t_text", "varchar(40) collate utf8mb4_bin", "'a'", "'A'", "''", "'O''Brien \\\\ %'"},
      {"t_fold", "varchar(40) character set latin1", "'ä'", "'b'"},
      {"t_bytes", "varbinary(40)", "x'00ff'", "''"},
      {"t_fixed", "binary(4)", "x'00ff0102'", "x'00'"},
      {"t_date", "date", "'2024-02-29'", "'0001-01-01'"},
      {"t_time", "time(6)", "'-838:59:58.5'", "'00:00:00.000001'"},
      {"t_wall", "datetime(6)", "'2024-02-29 23:59:59.999999'"},
      {"t_zone", "timestamp(6)", "'2024-02-29 23:59:59.5'"},
      {"t_year", "year", "2024", "1901"},
      {"t_bits", "bit(10)", "b'1010'", "b'0'"},
      {"t_enum", "enum('small', 'it''s')", "'small'", "'it''s'"},
      {"t_set", "set('a', 'b', 'c')", "'a,c'", "''"},
      {"t_uuid", "uuid", "'0a0b0c0d-0000-0000-0000-00000000000f'"},
      {"t_bool", "boolean", "true", "false"}
    };
  }

  private static String[][] sqlite() {
    return new String[][] {
      {"t_bigint", "integer", "9223372036854775807", "-9223372036854775808"},
      {"t_real", "real", "0.1", "1.7976931348623157e308", "5e-324", "9e999"},
      {"t_numeric", "numeric", "12.5", "'0.1'", "3"},
      {"t_text", "text", "'a'", "'A'", "''", "'O''Brien'", "cast(x'6100' as text)"},
      {"t_fold", "text collate nocase", "'b'", "'c'"},
      {"t_blob", "blob", "x'00ff'", "x''", "'text'", "7", "7.5"},
      {"t_date", "date", "'2024-02-29'", "'not a date'"},
      {"t_wall", "datetime", "'2024-02-29 23:59:59.5'", "'2024-02-29T23:59:59'"},
      {"t_bool", "boolean", "1", "0"}
    };
  }
}
