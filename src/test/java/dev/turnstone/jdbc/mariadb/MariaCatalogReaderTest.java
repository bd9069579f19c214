package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaCatalogReaderTest extends MariaReading {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tinyint(1)|int8|tinyint(1)",
        "boolean|int8|tinyint(1)",
        "tinyint unsigned|uint8|tinyint(3) unsigned",
        "smallint|int16|smallint(6)",
        "mediumint unsigned|uint24|mediumint(8) unsigned",
        "int(10) zerofill|uint32|int(10) unsigned zerofill",
        "bigint unsigned|uint64|bigint(20) unsigned",
        "decimal(65,30)|decimal(65,30)|decimal(65,30)",
        "decimal|decimal(10,0)|decimal(10,0)",
        "float|float32|float",
        "double|float64|double",
        "bit(11)|bits(11)|bit(11)",
        "bit|bits(1)|bit(1)",
        "char(5)|char(5)|char(5)",
        "varchar(80)|text(80)|varchar(80)",
        "tinytext|text(255)|tinytext",
        "text|text(65535)|text",
        "mediumtext|text(16777215)|mediumtext",
        "longtext|text|longtext",
        "binary(4)|binary(4)|binary(4)",
        "varbinary(40)|bytes(40)|varbinary(40)",
        "blob|bytes(65535)|blob",
        "longblob|bytes|longblob",
        "date|date|date",
        "time|time(0)|time",
        "time(6)|time(6)|time(6)",
        "datetime(3)|timestamp(3)|datetime(3)",
        "timestamp(6) null|instant(6)|timestamp(6)",
        "year|int16|year(4)",
        "json|json|json",
        "uuid|uuid|uuid",
        "inet6|other(inet6)|inet6",
        "point|other(point)|point",
        "geometry|other(geometry)|geometry",
      })
  void readsAType(String written, String type, String nativeType) {
    database.execute("create table t (c " + written + ")");
    Column column = column("c");
    assertEquals(type, column.type().text());
    assertEquals(nativeType, column.nativeType());
    assertTrue(column.nullable());
    assertEquals(Optional.empty(), column.defaultSql());
  }

  @Test
  void readsLabelsWithEverythingInThem() {
    database.execute(
        "create table t (e enum('a', 'it''s', 'x,y', 'back\\\\slash', '', '\u4e2d', '(b)'),"
            + " s set('one', 'two'))");
    assertEquals(
        new Enumeration(List.of("a", "it's", "x,y", "back\\slash", "", "\u4e2d", "(b)")),
        column("e").type());
    assertEquals(new LabelSet(List.of("one", "two")), column("s").type());
  }

  @Test
  void readsEverythingAColumnCanHave() {
    database.execute(
        """
        create table t (
          a int auto_increment primary key comment 'the note', b varchar(9) default 'it''s' not null,
          c int default 5, d int default null, e int as (c * 2) stored,
          f varchar(9) as (concat(b, '\\\\', 'x')) virtual, g datetime(3) default current_timestamp(3),
          h timestamp(6) not null default current_timestamp(6) on update current_timestamp(6),
          i int invisible default 7, j datetime on update current_timestamp,
          k varchar(3) collate latin1_bin, l double default (1 + c), m bit(3) default b'101')
        """);
    assertEquals(Optional.of(new Generation.Identity(false)), column("a").generation());
    assertEquals(Optional.of("the note"), column("a").comment());
    assertFalse(column("b").nullable());
    assertEquals(Optional.of("'it''s'"), column("b").defaultSql());
    assertEquals(Optional.of("5"), column("c").defaultSql());
    assertEquals(Optional.empty(), column("d").defaultSql());
    assertEquals(Optional.of(new Generation.Computed("`c` * 2", true)), column("e").generation());
    assertEquals(
        Optional.of(new Generation.Computed("concat(`b`,'\\\\','x')", false)),
        column("f").generation());
    assertEquals(Optional.of("current_timestamp(3)"), column("g").defaultSql());
    assertEquals(
        Optional.of("current_timestamp(6) on update current_timestamp(6)"),
        column("h").defaultSql());
    assertEquals(Optional.of("7"), column("i").defaultSql());
    assertEquals(Optional.empty(), column("j").defaultSql());
    assertEquals(Optional.of("latin1_bin"), column("k").collation());
    assertEquals(Optional.of("(1 + `c`)"), column("l").defaultSql());
    assertEquals(Optional.of("b'101'"), column("m").defaultSql());
    assertEquals(
        List.of("automatic update t.h", "automatic update t.j", "invisible column t.i"), left());
  }

  @Test
  void readsTheChecksOfJsonColumns() {
    database.execute("create table t (`j``s` json, l longtext check (json_valid(l)), m longtext)");
    assertEquals(
        List.of("json", "json", "text"),
        table("t").columns().stream().map(c -> c.type().text()).toList());
  }

  @Test
  void readsSequences() {
    database.execute(
        "create sequence s start with 5 increment by 3 cycle nocache",
        "create sequence `odd``; name` start with 1",
        "select nextval(s)",
        "create table t (a int default (nextval(s)))");
    Catalog catalog = read(true);
    assertEquals(List.of("t"), catalog.tables().stream().map(t -> t.name().name()).toList());
    Sequence sequence = catalog.sequences().get(1);
    assertEquals("s", sequence.name().name());
    assertEquals(BigInteger.valueOf(5), sequence.start());
    assertEquals(BigInteger.valueOf(3), sequence.increment());
    assertTrue(sequence.cycle());
    assertEquals(Optional.of(BigInteger.valueOf(8)), sequence.next());
    assertEquals("odd`; name", catalog.sequences().get(0).name().name());
  }

  @Test
  void countsRowsOnlyWhenAsked() {
    database.execute(
        "create table t (a int) with system versioning",
        "insert into t values (1), (2)",
        "update t set a = a + 1",
        "create table parted (a int) partition by hash (a) partitions 3",
        "insert into parted values (1), (2), (3)",
        "analyze table parted");
    Catalog counted = read(true);
    assertEquals(OptionalLong.of(2), named(counted, "t").traits().rows());
    assertEquals(OptionalLong.of(3), named(counted, "parted").traits().rows());
    assertEquals(OptionalLong.empty(), table("t").traits().rows());
    assertEquals(OptionalLong.of(3), table("parted").traits().estimatedRows());
  }

  @Test
  void survivesEveryName() {
    List<String> names =
        List.of(
            "x`; DROP TABLE victims; --",
            "a.b",
            "dou\"ble",
            "[br]ack",
            "with space",
            "\u00e4\u4e2d",
            "it's",
            "100%",
            "select",
            "a\\b",
            "UPPER");
    database.execute("create table victims (a int)");
    for (String name : names) {
      String quoted = "`" + name.replace("`", "``") + "`";
      database.execute(
          "create table %s (%s int auto_increment primary key, u int unique, r int,"
                  .formatted(quoted, quoted)
              + " foreign key (r) references %s (%s), key %s (u, %s))"
                  .formatted(quoted, quoted, "`i " + name.replace("`", "``") + "`", quoted));
    }
    Catalog catalog = read(true);
    for (String name : names) {
      Table table = named(catalog, name);
      assertEquals(name, table.columns().get(0).name());
      assertEquals(List.of(name), table.primaryKey().orElseThrow().columns());
      assertEquals(List.of(name), table.foreignKeys().get(0).targetColumns());
      assertTrue(table.indexes().stream().anyMatch(i -> i.name().equals("i " + name)), name);
      assertEquals(OptionalLong.of(0), table.traits().rows());
    }
    assertEquals(names.size() + 1, catalog.tables().size());
  }

  @Test
  void refusesADatabaseThatDoesNotExist() throws SQLException {
    Address nowhere = ConnectionText.parse(database.connString() + "_nowhere");
    try (Connection connection = database.connect()) {
      MariaCatalogReader reader = new MariaCatalogReader(connection, nowhere);
      Refused refused = assertThrows(Refused.class, () -> reader.read(false));
      assertEquals(Code.DATABASE_MISSING, refused.problems().get(0).code());
      assertTrue(refused.getMessage().contains("_nowhere"));
    }
  }

  @Test
  void leavesOutItsOwnTables() {
    database.execute("create table turnstone_chunk (a int)", "create table t (a int)");
    assertEquals(List.of("t"), read(true).tables().stream().map(t -> t.name().name()).toList());
  }

  @Test
  void tellsTheFactsOfTheServer() {
    Catalog catalog = read(false);
    assertEquals(Vendor.MARIADB, catalog.product().vendor());
    assertTrue(catalog.product().atLeast(10, 0));
    assertEquals(database.database(), catalog.defaultSchema());
    assertEquals("utf8mb4", catalog.settings().get("encoding"));
    assertTrue(Long.parseLong(catalog.settings().get("max_allowed_packet")) > 0);
    assertTrue(catalog.settings().containsKey("sql_mode"));
  }
}
