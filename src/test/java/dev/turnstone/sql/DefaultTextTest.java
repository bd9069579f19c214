package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultTextTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // from         default                            source type    target         target type
        //    said
        "POSTGRESQL|'-1'::integer                         |int32         |MARIADB       |int32         |-1",
        "POSTGRESQL|'-1.5'::numeric                       |decimal(5,2)  |SQLITE        |decimal(5,2)  |-1.5",
        "POSTGRESQL|'a\\b''c'::character varying          |text(9)       |MARIADB       |text(9)       |_utf8mb4 x'615c622763'",
        "POSTGRESQL|'it''s'::text                         |text          |SQLITE        |text          |'it''s'",
        "POSTGRESQL|true                                  |bool          |MARIADB       |int8          |1",
        "POSTGRESQL|'sad'::mood                           |enum('sad')   |MARIADB       |enum('sad')   |'sad'",
        "POSTGRESQL|'sad'::public.mood                    |enum('sad')   |MARIADB       |enum('sad')   |",
        "POSTGRESQL|'glad'::mood                          |enum('sad')   |MARIADB       |enum('sad')   |",
        "POSTGRESQL|'{}'::jsonb                           |jsonb         |MARIADB       |json          |'{}'",
        "POSTGRESQL|'{}'::text[]                          |array(text)   |MARIADB       |text          |",
        "POSTGRESQL|now()                                 |instant(6)    |MARIADB       |timestamp(6)  |utc_timestamp(6)",
        "POSTGRESQL|CURRENT_TIMESTAMP(3)                  |timestamp(3)  |MARIADB       |timestamp(3)  |current_timestamp(3)",
        "POSTGRESQL|CURRENT_DATE                          |date          |MARIADB       |date          |curdate()",
        "POSTGRESQL|nextval('t_id_seq'::regclass)         |int32         |MARIADB       |int32         |",
        "POSTGRESQL|gen_random_uuid()                     |uuid          |MARIADB       |char(36)      |",
        "POSTGRESQL|gen_random_uuid()                     |uuid          |MARIADB 10    |char(36)      |",
        "POSTGRESQL|gen_random_uuid()                     |uuid          |MARIADB 12    |char(36)      |uuid_v4()",
        "POSTGRESQL|gen_random_uuid()                     |uuid          |SQLITE        |date          |",
        "POSTGRESQL|uuid_generate_v4()                    |uuid          |POSTGRESQL 13 |uuid          |gen_random_uuid()",
        "POSTGRESQL|uuid_generate_v4()                    |uuid          |POSTGRESQL 12 |uuid          |",
        "POSTGRESQL|uuid_generate_v1()                    |uuid          |MARIADB 12    |char(36)      |",
        "POSTGRESQL|timezone('utc'::text, now())          |timestamp(6)  |MARIADB       |timestamp(6)  |utc_timestamp(6)",
        "POSTGRESQL|(now() AT TIME ZONE 'utc'::text)      |timestamp(6)  |SQLITE        |timestamp(6)  |CURRENT_TIMESTAMP",
        "POSTGRESQL|(now() AT TIME ZONE 'Asia/Tokyo'::text)|timestamp(6) |SQLITE        |timestamp(6)  |",
        "MARIADB   |utc_timestamp()                       |timestamp(0)  |POSTGRESQL    |timestamp(0)  |(now() AT TIME ZONE 'UTC')",
        "MARIADB   |uuid_v4()                             |uuid          |POSTGRESQL 13 |uuid          |gen_random_uuid()",
        "SQLITE    |datetime('now')                       |timestamp(6)  |MARIADB       |timestamp(6)  |utc_timestamp(6)",
        "SQLITE    |datetime('now', 'localtime')          |timestamp(6)  |MARIADB       |timestamp(6)  |",
        "POSTGRESQL|NULL::character varying               |text(9)       |MARIADB       |text(9)       |NULL",
        "POSTGRESQL|'10:00:00'::time without time zone    |time(0)       |MARIADB       |time(0)       |'10:00:00'",
        "MARIADB   |'0000-00-00 00:00:00'                 |timestamp(0)  |POSTGRESQL    |timestamp(0)  |",
        "MARIADB   |'2024-02-30'                          |date          |POSTGRESQL    |date          |",
        "MARIADB   |'2024-02-29'                          |date          |POSTGRESQL    |date          |'2024-02-29'",
        "MARIADB   |current_timestamp()                   |instant(0)    |POSTGRESQL    |instant(0)    |CURRENT_TIMESTAMP",
        "MARIADB   |current_timestamp() ON UPDATE current_timestamp()|instant(0)|POSTGRESQL|instant(0)|CURRENT_TIMESTAMP",
        "MARIADB   |1                                     |bool          |POSTGRESQL    |bool          |true",
        "MARIADB   |2                                     |bool          |POSTGRESQL    |bool          |",
        "MARIADB   |0.00                                  |decimal(5,2)  |POSTGRESQL    |decimal(5,2)  |0.00",
        "MARIADB   |'x\\\\y\\'z'                          |text(9)       |POSTGRESQL    |text(9)       |E'x\\\\y''z'",
        "MARIADB   |'toolong'                             |text(9)       |POSTGRESQL    |text(3)       |",
        "MARIADB   |uuid()                                |char(36)      |POSTGRESQL    |text(36)      |",
        "SQLITE    |CURRENT_TIMESTAMP                     |timestamp(6)  |POSTGRESQL    |timestamp(6)  |(now() AT TIME ZONE 'UTC')",
        "SQLITE    |CURRENT_TIMESTAMP                     |text          |POSTGRESQL    |text          |",
        "SQLITE    |'5'                                   |int64         |POSTGRESQL    |int64         |5",
        "SQLITE    |0                                     |text          |POSTGRESQL    |text          |'0'",
        "SQLITE    |x'00ff'                               |bytes         |POSTGRESQL    |bytes         |",
        "SQLITE    |TRUE                                  |bool          |MARIADB       |bool          |1"
      })
  void defaultsAreSaidSoThatTheTargetTakesThem(
      Vendor from, String sql, String type, ArgumentsAccessor rest) {
    String[] version = rest.getString(3).split(" ", 2);
    int major = version.length == 2 ? Integer.parseInt(version[1]) : 10;
    Product product = new Product(Vendor.valueOf(version[0]), "", major, 8);
    String targetType = rest.getString(4);
    String said = rest.getString(5);
    Optional<String> translated =
        new DefaultTranslation(from, product, told -> !told.startsWith("uuid_generate"))
            .of(
                Columns.byDefault(Columns.of("c", type, type), sql),
                Columns.of("c", targetType, targetType));

    assertEquals(Optional.ofNullable(said), translated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "MARIADB|datetime(6)|utc_timestamp(6)",
        "MARIADB|datetime(3)|current_timestamp(3)",
        "MARIADB|date|curdate()",
        "MARIADB|json|'{}'",
        "MARIADB|varchar(9)|_utf8mb4 x'615c622763'",
        "MARIADB|longtext|'x'",
        "POSTGRESQL|timestamp(6) without time zone|(now() AT TIME ZONE 'UTC')",
        "POSTGRESQL|boolean|true",
        "SQLITE|TIMESTAMPTZ|strftime('%Y-%m-%d %H:%M:%fZ', 'now')",
        "SQLITE|DATE|CURRENT_DATE"
      })
  void theEnginesTakeTheseDefaults(Vendor vendor, String type, String sql) {
    try (TestDatabase database = Designs.database(vendor, folder)) {
      Dialect dialect = Dialects.of(vendor);
      Designs.run(
          database,
          dialect.createTable(
              Designs.table(
                  Designs.schema(vendor, database),
                  "t",
                  Columns.of("id", "int32", "integer"),
                  Columns.byDefault(Columns.of("c", "text", type), sql))));
      database.execute("insert into t (id) values (1)");

      assertEquals(
          List.of(List.of("1")), database.query("select count(*) from t where c is not null"));
    }
  }
}
