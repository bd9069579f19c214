package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Verdict.Grade;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which type a new column gets, for every kind of type, between every two engines. */
class TypeChoicesTest {
  /**
   * Source type: choice for each target, with = where every value arrives as it was, > where the
   * type holds more, ? where some may be set aside.
   */
  private static final String FROM_POSTGRES =
      """
      bool                 | SQLITE = BOOLEAN       | MARIADB > tinyint(1)
      int16                | SQLITE > INTEGER       | MARIADB = smallint
      int32                | SQLITE > INTEGER       | MARIADB = int
      int64                | SQLITE = INTEGER       | MARIADB = bigint
      decimal(12,2)        | SQLITE ? DECIMAL(12,2) | MARIADB ? decimal(12,2)
      decimal(15,15)       | SQLITE ? DECIMAL(15,15) | MARIADB ? decimal(15,15)
      decimal(16,2)        | SQLITE > TEXT          | MARIADB ? decimal(16,2)
      decimal(5,-2)        | SQLITE ? DECIMAL(7,0)  | MARIADB ? decimal(7,0)
      decimal(3,5)         | SQLITE ? DECIMAL(5,5)  | MARIADB ? decimal(5,5)
      decimal(65,38)       | SQLITE > TEXT          | MARIADB ? decimal(65,38)
      decimal(66,2)        | SQLITE > TEXT          | MARIADB > varchar(69)
      decimal(50,40)       | SQLITE > TEXT          | MARIADB > varchar(53)
      decimal              | SQLITE > TEXT          | MARIADB ? decimal(65,30)
      float32              | SQLITE ? REAL          | MARIADB ? float
      float64              | SQLITE ? REAL          | MARIADB ? double
      text                 | SQLITE = TEXT          | MARIADB = longtext
      text(80)             | SQLITE = VARCHAR(80)   | MARIADB = varchar(80)
      text(4097)           | SQLITE = VARCHAR(4097) | MARIADB > longtext
      char(10)             | SQLITE > VARCHAR(10)   | MARIADB = char(10)
      char(300)            | SQLITE > VARCHAR(300)  | MARIADB > varchar(300)
      bytes                | SQLITE = BLOB          | MARIADB = longblob
      date                 | SQLITE ? DATE          | MARIADB ? date
      time(6)              | SQLITE = TIME          | MARIADB = time(6)
      time(0)              | SQLITE > TIME          | MARIADB = time(0)
      timestamp(6)         | SQLITE ? DATETIME      | MARIADB ? datetime(6)
      instant(6)           | SQLITE ? TIMESTAMPTZ   | MARIADB ? datetime(6)
      interval             | SQLITE > TEXT          | MARIADB > varchar(255)
      uuid                 | SQLITE = UUID          | MARIADB > char(36) character set ascii collate ascii_bin
      json                 | SQLITE = JSON_TEXT     | MARIADB ? json
      jsonb                | SQLITE > JSON_TEXT     | MARIADB ? json
      enum('a','b')        | SQLITE > TEXT          | MARIADB = enum('a','b')
      enum('a ','b')       | SQLITE > TEXT          | MARIADB > varchar(2)
      enum('a\\b')         | SQLITE > TEXT          | MARIADB > varchar(3)
      bits(8)              | SQLITE > TEXT          | MARIADB = bit(8)
      bits(65)             | SQLITE > TEXT          | MARIADB > varchar(65)
      array(int32)         | SQLITE > TEXT          | MARIADB > longtext
      other(inet)          | SQLITE > TEXT          | MARIADB > longtext
      """;

  private static final String FROM_MARIADB =
      """
      bool                 | SQLITE = BOOLEAN       | POSTGRESQL = boolean
      int8                 | SQLITE > INTEGER       | POSTGRESQL > smallint
      uint8                | SQLITE > INTEGER       | POSTGRESQL > smallint
      uint16               | SQLITE > INTEGER       | POSTGRESQL > integer
      int24                | SQLITE > INTEGER       | POSTGRESQL > integer
      uint24               | SQLITE > INTEGER       | POSTGRESQL > integer
      uint32               | SQLITE > INTEGER       | POSTGRESQL > bigint
      int64                | SQLITE = INTEGER       | POSTGRESQL = bigint
      uint64               | SQLITE > TEXT          | POSTGRESQL > numeric(20,0)
      decimal(65,30)       | SQLITE > TEXT          | POSTGRESQL = numeric(65,30)
      float32              | SQLITE > REAL          | POSTGRESQL = real
      text(20)             | SQLITE = VARCHAR(20)   | POSTGRESQL = character varying(20)
      text(0)              | SQLITE > VARCHAR(1)    | POSTGRESQL > character varying(1)
      char(10)             | SQLITE > VARCHAR(10)   | POSTGRESQL > character varying(10)
      text                 | SQLITE = TEXT          | POSTGRESQL = text
      bytes(16)            | SQLITE > BLOB          | POSTGRESQL > bytea
      binary(16)           | SQLITE > BLOB          | POSTGRESQL > bytea
      date                 | SQLITE = DATE          | POSTGRESQL = date
      time(3)              | SQLITE > TIME          | POSTGRESQL > interval
      timestamp(0)         | SQLITE > DATETIME      | POSTGRESQL = timestamp(0) without time zone
      instant(0)           | SQLITE > TIMESTAMPTZ   | POSTGRESQL = timestamp(0) with time zone
      json                 | SQLITE = JSON_TEXT     | POSTGRESQL = json
      enum('a','b')        | SQLITE > TEXT          | POSTGRESQL > text
      set('a','b')         | SQLITE > TEXT          | POSTGRESQL > text
      bits(8)              | SQLITE > TEXT          | POSTGRESQL = bit(8)
      uuid                 | SQLITE = UUID          | POSTGRESQL = uuid
      other(inet6)         | SQLITE > TEXT          | POSTGRESQL > text
      """;

  private static final String FROM_SQLITE =
      """
      int64                | POSTGRESQL = bigint                | MARIADB = bigint
      bool                 | POSTGRESQL ? boolean               | MARIADB ? tinyint(1)
      decimal(10,2)        | POSTGRESQL ? numeric(10,2)         | MARIADB ? decimal(10,2)
      decimal              | POSTGRESQL ? numeric               | MARIADB ? decimal(65,30)
      float64              | POSTGRESQL = double precision      | MARIADB ? double
      text                 | POSTGRESQL = text                  | MARIADB = longtext
      text(80)             | POSTGRESQL ? character varying(80) | MARIADB ? varchar(80)
      bytes                | POSTGRESQL = bytea                 | MARIADB = longblob
      date                 | POSTGRESQL ? date                  | MARIADB ? date
      time(6)              | POSTGRESQL ? time(6) without time zone      | MARIADB ? time(6)
      timestamp(6)         | POSTGRESQL ? timestamp(6) without time zone | MARIADB ? datetime(6)
      instant(6)           | POSTGRESQL ? timestamp(6) with time zone    | MARIADB ? datetime(6)
      uuid                 | POSTGRESQL ? uuid                  | MARIADB > char(36) character set ascii collate ascii_bin
      json                 | POSTGRESQL ? json                  | MARIADB ? json
      dynamic              | POSTGRESQL ? text                  | MARIADB ? longtext
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void everyTypeHasItsChoice(Vendor from) {
    String expected =
        switch (from) {
          case SQLITE -> FROM_SQLITE;
          case POSTGRESQL -> FROM_POSTGRES;
          case MARIADB, MYSQL -> FROM_MARIADB;
        };
    String made =
        expected
            .lines()
            .map(l -> line(from, l.split("\\|")))
            .collect(Collectors.joining("\n", "", "\n"));

    assertEquals(expected.replaceAll(" +", " "), made.replaceAll(" +", " "));
  }

  private static String line(Vendor from, String[] cells) {
    Column column = Columns.of("c", cells[0].strip(), "");
    return cells[0]
        + Arrays.stream(cells)
            .skip(1)
            .map(c -> Vendor.valueOf(c.strip().split(" ")[0]))
            .map(to -> "| " + to + " " + say(Dialects.of(to).typeFor(column, from, 0)) + " ")
            .collect(Collectors.joining())
            .stripTrailing();
  }

  private static String say(TypeChoice choice) {
    String mark =
        switch (choice.verdict().grade()) {
          case EXACT -> "=";
          case WIDENS -> ">";
          case MAY_REFUSE -> "?";
          case NEEDS_CHOICE, LOSES, IMPOSSIBLE -> "!";
        };
    return mark + " " + choice.nativeType();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text        |1|MARIADB   |varchar(768)",
        "text        |2|MARIADB   |varchar(384)",
        "text        |3|MARIADB   |varchar(256)",
        "text(2000)  |1|MARIADB   |varchar(768)",
        "text(50)    |2|MARIADB   |varchar(50)",
        "bytes       |1|MARIADB   |varbinary(3072)",
        "json        |1|MARIADB   |varchar(768)",
        "json        |1|POSTGRESQL|text",
        "uint64      |1|SQLITE    |INTEGER",
        "text        |1|MYSQL     |varchar(768)"
      })
  void keysTakeTypesThatCanBeKeys(String type, int keyColumns, Vendor to, String chosen) {
    Vendor from =
        to == Vendor.POSTGRESQL || to == Vendor.SQLITE ? Vendor.MARIADB : Vendor.POSTGRESQL;

    assertEquals(
        chosen, Dialects.of(to).typeFor(Columns.of("c", type, ""), from, keyColumns).nativeType());
  }

  @Test
  void theSameVendorKeepsItsSpelling() {
    assertEquals(
        "int(10) unsigned zerofill",
        Dialects.of(Vendor.MARIADB)
            .typeFor(Columns.of("c", "uint32", "int(10) unsigned zerofill"), Vendor.MARIADB, 0)
            .nativeType());
    assertEquals(
        "tstzrange",
        Dialects.of(Vendor.POSTGRESQL)
            .typeFor(Columns.of("c", "other(tstzrange)", "tstzrange"), Vendor.POSTGRESQL, 0)
            .nativeType());
    assertEquals(
        "",
        Dialects.of(Vendor.SQLITE)
            .typeFor(Columns.of("c", "dynamic", ""), Vendor.SQLITE, 0)
            .nativeType());
  }

  @Test
  void typesOfTheSchemaItselfAreNotTakenForGranted() {
    TypeChoice mood =
        Dialects.of(Vendor.POSTGRESQL)
            .typeFor(Columns.of("c", "enum('a','b')", "mood"), Vendor.POSTGRESQL, 0);

    assertEquals("text", mood.nativeType());
    assertEquals(
        "\"the mood\" IN ('a', 'it''s')",
        Dialects.of(Vendor.POSTGRESQL).among("the mood", List.of("a", "it's")));
  }

  @Test
  void mariaDbTextsWhoseLimitCountsBytesHaveNoneInCharacters() {
    Column text = Columns.of("c", "text(65535)", "text");

    assertEquals(
        "text", Dialects.of(Vendor.POSTGRESQL).typeFor(text, Vendor.MARIADB, 0).nativeType());
    assertEquals("TEXT", Dialects.of(Vendor.SQLITE).typeFor(text, Vendor.MARIADB, 0).nativeType());
    assertEquals(
        "longtext", Dialects.of(Vendor.MYSQL).typeFor(text, Vendor.MARIADB, 0).nativeType());
  }

  @Test
  void mySqlHasNoTypesThatOnlyMariaDbHas() {
    Dialect mySql = Dialects.of(Vendor.MYSQL);

    assertEquals(
        "longtext", mySql.typeFor(Columns.of("c", "json", "json"), Vendor.MARIADB, 0).nativeType());
    assertEquals(
        "varchar(68)",
        mySql.typeFor(Columns.of("c", "decimal(65,38)", ""), Vendor.MARIADB, 0).nativeType());
    assertEquals(
        "timestamp(6)",
        mySql.typeFor(Columns.of("c", "instant(6)", ""), Vendor.MARIADB, 0).nativeType());
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void theEngineTakesEveryChosenType(Vendor to) {
    Dialect dialect = Dialects.of(to);
    List<Column> columns = new ArrayList<>();
    for (Vendor from : List.of(Vendor.SQLITE, Vendor.POSTGRESQL, Vendor.MARIADB)) {
      if (from == to) continue;
      for (Verdicts.Entry entry : Verdicts.table(from, to)) {
        for (int keyColumns : new int[] {0, 3}) {
          Column source = Column.of("c", entry.from(), "", true);
          TypeChoice choice = dialect.typeFor(source, from, keyColumns);
          assertTrue(choice.verdict().grade().compareTo(Grade.MAY_REFUSE) <= 0, choice.toString());
          String name = "c" + columns.size();
          columns.add(Column.of(name, choice.type(), choice.nativeType(), true));
        }
      }
    }
    List<Column> distinct =
        columns.stream()
            .collect(Collectors.toMap(Column::nativeType, c -> c, (a, b) -> a))
            .values()
            .stream()
            .toList();
    try (TestDatabase database = Designs.database(to, folder)) {
      String schema = Designs.schema(to, database);
      Column[] all = distinct.toArray(Column[]::new);
      Designs.run(database, dialect.createTable(dialect.fitting(Designs.table(schema, "t", all))));

      assertEquals(List.of(), database.query("select * from t"));
    }
  }
}
