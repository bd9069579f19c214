package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {
  private MariaWorld world;
  private int tables;

  @BeforeAll
  void open() {
    world = new MariaWorld();
  }

  @AfterAll
  void close() {
    world.close();
  }

  static Stream<Arguments> values() {
    return Stream.of(numbers(), moments(), labelsAndBytes(), texts()).flatMap(v -> v);
  }

  private static Stream<Arguments> numbers() {
    return Stream.of(
        value("bigint unsigned", "uint64", "18446744073709551615", "DECIMAL 18446744073709551615"),
        value("bigint unsigned", "uint64", "9223372036854775807", "LONG 9223372036854775807"),
        value("bigint unsigned", "uint64", "9223372036854775808", "DECIMAL 9223372036854775808"),
        value("bigint unsigned", "uint64", "0", "LONG 0"),
        value("bigint", "int64", "-9223372036854775808", "LONG -9223372036854775808"),
        value("tinyint(1)", "bool", "1", "LONG 1"),
        value("int(5) zerofill", "uint32", "42", "LONG 42"),
        value("mediumint", "int24", "-8388608", "LONG -8388608"),
        value("year", "int16", "2155", "LONG 2155"),
        value("year", "int16", "0", "LONG 0"),
        value(
            "decimal(65,30)",
            "decimal(65,30)",
            "-99999999999999999999999999999999999.000000000000000000000000000001",
            "DECIMAL -99999999999999999999999999999999999.000000000000000000000000000001"),
        value("decimal(10,2)", "decimal(10,2)", "-0.05", "DECIMAL -0.05"),
        value("decimal(10,2) zerofill", "decimal(10,2)", "12.5", "DECIMAL 12.50"),
        value("double", "float64", "5e-324", "DOUBLE 4.9E-324"),
        value("double", "float64", "1.7976931348623157e308", "DOUBLE 1.7976931348623157E308"),
        value("double", "float64", "0.1", "DOUBLE 0.1"),
        value("double", "float64", "-12345678901234567", "DOUBLE -1.2345678901234568E16"),
        value("float", "float32", "0.1", "DOUBLE 0.10000000149011612"),
        value("float", "float32", "16777217", "DOUBLE 1.6777216E7"),
        value("float(10,3)", "float32", "1.001", "DOUBLE 1.0010000467300415"));
  }

  private static Stream<Arguments> moments() {
    return Stream.of(
        value("date", "date", "'9999-12-31'", "DATE 2932896"),
        value("date", "date", "'0001-01-01'", "DATE -719162"),
        value("date", "date", "'1970-01-01'", "DATE 0"),
        value("date", "date", "'2024-02-29'", "DATE 19782"),
        value(
            "datetime(6)",
            "timestamp(6)",
            "'9999-12-31 23:59:59.999999'",
            "TIMESTAMP 253402300799999999"),
        value(
            "datetime(6)",
            "timestamp(6)",
            "'1000-01-01 00:00:00.000001'",
            "TIMESTAMP -30610223999999999"),
        value("datetime", "timestamp(0)", "'1969-12-31 23:59:59'", "TIMESTAMP -1000000"),
        value(
            "datetime(3)",
            "timestamp(3)",
            "'2024-01-02 03:04:05.678'",
            "TIMESTAMP 1704164645678000"),
        value(
            "timestamp(6) null",
            "instant(6)",
            "'2038-01-19 03:14:07.999999'",
            "INSTANT 2147483647999999"),
        value("time(6)", "time(6)", "'-838:59:59.999999'", "TIME -3020399999999"),
        value("time", "time(0)", "'838:59:59'", "TIME 3020399000000"),
        value("time(6)", "time(6)", "'-00:00:00.000001'", "TIME -1"),
        value("time(2)", "time(2)", "'24:00:00.25'", "TIME 86400250000"));
  }

  private static Stream<Arguments> labelsAndBytes() {
    return Stream.of(
        value(
            "bit(64)", "bits(64)", "b'1" + "0".repeat(62) + "1'", "TEXT 1" + "0".repeat(62) + "1"),
        value("bit(5)", "bits(5)", "b'101'", "TEXT 00101"),
        value("bit(1)", "bool", "b'1'", "LONG 1"),
        value(
            "uuid",
            "uuid",
            "'00112233-4455-6677-8899-aabbccddeeff'",
            "UUID 00112233445566778899aabbccddeeff"),
        value("inet6", "other(inet6)", "'2001:db8::1'", "TEXT 2001:db8::1"),
        value(
            "point",
            "other(point)",
            "point(1,2)",
            "BYTES 000000000101000000000000000000f03f0000000000000040"),
        value(
            "json", "json", "'{\"a\": [1, \"\\u00e9\\\\n\"]}'", "TEXT {\"a\": [1, \"u00e9\\n\"]}"),
        value("enum('a','it''s','c,d')", "enum('a','it''s','c,d')", "'it''s'", "TEXT it's"),
        value("set('a','b','c')", "set('a','b','c')", "'a,c'", "TEXT a,c"),
        value("set('a','b','c')", "set('a','b','c')", "''", "TEXT"),
        value("binary(4)", "binary(4)", "x'00'", "BYTES 00000000"),
        value("varbinary(10)", "bytes(10)", "x'5c090a0d00ff275c4e'", "BYTES 5c090a0d00ff275c4e"),
        value("varbinary(10)", "bytes(10)", "x''", "BYTES"));
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        value("varchar(20)", "text(20)", "'NULL'", "TEXT NULL"),
        value("varchar(20)", "text(20)", "'\\\\N'", "TEXT \\N"),
        value("varchar(20)", "text(20)", "''", "TEXT"),
        value("varchar(20)", "text(20)", "'  spaces  '", "TEXT   spaces"),
        value(
            "varchar(40)",
            "text(40)",
            "'q\\'d \\\\ \\t \\n \\r \\0 \\Z \"x\"'",
            "TEXT q'd \\ \t \n \r \0 \u001a \"x\""),
        value("varchar(20) character set latin1", "text(20)", "_latin1 x'80e9'", "TEXT €é"),
        value("varchar(20) character set utf8mb4", "text(20)", "'🪨👩‍👩‍👧é'", "TEXT 🪨👩‍👩‍👧é"),
        value("varchar(20) character set utf16", "text(20)", "'🪨é'", "TEXT 🪨é"),
        value("char(5)", "char(5)", "'ab'", "TEXT ab"));
  }

  private static Arguments value(String nativeType, String type, String sql, String cell) {
    return Arguments.of(nativeType, type, sql, cell);
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("values")
  void everyValueArrivesAsItWas(String nativeType, String type, String sql, String cell) {
    Table from = make(nativeType, type);
    Table to = make(nativeType, type);
    world.server.execute(
        "insert into " + from.name().name() + " values (1, " + sql + "), (2, null)");

    assertEquals(List.of(List.of("LONG 1", cell), List.of("LONG 2", "NULL")), world.rows(from));
    assertEquals(2, world.copy(from, to, WriteMode.INTO_EMPTY).written().inserted());
    assertEquals(world.rows(from), world.rows(to));
    assertEquals(
        world.server.query("select id, hex(v) from " + from.name().name()),
        world.server.query("select id, hex(v) from " + to.name().name()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("zeroDates")
  void zeroAndPartialDatesArriveAsTheirText(String nativeType, String type, String text) {
    Table from = make(nativeType, type);
    world.database.execute(
        List.of(
            "set sql_mode = 'ALLOW_INVALID_DATES'",
            "insert into " + from.name().name() + " values (1, '" + text + "')"));

    assertEquals(List.of(List.of("LONG 1", "TEXT " + text)), world.rows(from));
  }

  static Stream<Arguments> zeroDates() {
    return Stream.of(
        Arguments.of("date", "date", "0000-00-00"),
        Arguments.of("date", "date", "2024-00-10"),
        Arguments.of("date", "date", "2024-02-30"),
        Arguments.of("datetime(3)", "timestamp(3)", "0000-00-00 00:00:00.000"),
        Arguments.of("timestamp null", "instant(0)", "0000-00-00 00:00:00"));
  }

  @Test
  void theErrorLabelOfAnEnumerationIsSeenAndNotWrittenAsIfItWereOne() {
    Table from = make("enum('a','2')", "enum('a','2')");
    Table to = make("enum('a','2')", "enum('a','2')");
    world.server.execute(
        "set sql_mode = ''", "insert into " + from.name().name() + " values (1, 'zz'), (2, '2')");

    assertEquals(List.of(List.of("LONG 1", "TEXT"), List.of("LONG 2", "TEXT 2")), world.rows(from));
    MariaWorld.Chunk chunk = world.copy(from, to, WriteMode.INTO_EMPTY);
    assertEquals("NOT_A_LABEL " + to.name() + ".v", chunk.refused().get(0L));
    assertEquals(
        List.of(List.of("2", "2")), world.server.query("select * from " + to.name().name()));
  }

  @Test
  void blobsOfMegabytesArriveWhole() {
    Table from = make("longblob", "bytes");
    Table to = make("longblob", "bytes");
    world.server.execute(
        "insert into "
            + from.name().name()
            + " select seq, repeat(unhex('00095c0a4eff27'), 1200000) from seq_1_to_3");

    assertEquals(3, world.copy(from, to, WriteMode.INTO_EMPTY).written().inserted());
    String sum = "select id, length(v), sha2(v, 256) from ";
    assertEquals(
        world.server.query(sum + from.name().name()), world.server.query(sum + to.name().name()));
  }

  @Test
  void anInvisibleColumnIsReadAndWritten() {
    world.server.execute(
        "create table hidden (id int primary key, v int invisible)",
        "insert into hidden (id, v) values (1, 7)",
        "create table hidden_too (id int primary key, v int invisible)");
    Table from = world.table("hidden", List.of("id"), "id|int32|int(11)", "v|int32|int(11)|null");
    Table to = world.table("hidden_too", List.of("id"), "id|int32|int(11)", "v|int32|int(11)|null");

    world.copy(from, to, WriteMode.INTO_EMPTY);

    assertEquals(List.of(List.of("1", "7")), world.server.query("select id, v from hidden_too"));
  }

  @Test
  void randomNumbersKeepEveryBitThroughTheServer() {
    world.server.execute(
        "create table floats (id int primary key, d double, f float)",
        "create table floats_too (id int primary key, d double, f float)",
        "insert into floats select seq, (rand(seq) - 0.5) * pow(10, cast(seq % 600 as signed) - 300),"
            + " (rand(seq) - 0.5) * pow(10, cast(seq % 70 as signed) - 35) from seq_1_to_3000");
    String[] columns = {"id|int32|int", "d|float64|double|null", "f|float32|float|null"};
    Table from = world.table("floats", List.of("id"), columns);
    Table to = world.table("floats_too", List.of("id"), columns);

    assertEquals(3000, world.copy(from, to, WriteMode.INTO_EMPTY).written().inserted());
    assertEquals(
        List.of(List.of("3000")),
        world.server.query(
            "select count(*) from floats a join floats_too b using (id) where a.d = b.d and a.f = b.f"));
  }

  @Test
  void namesOfEveryKindAreOnlyNames() {
    String name = "t`; DROP TABLE victims; -- %s '\" .";
    String column = "c`, (select 1)) %1$s ü";
    String quoted = "`" + name.replace("`", "``") + "`";
    world.server.execute(
        "create table victims (id int)",
        "create table "
            + quoted
            + " (`"
            + column.replace("`", "``")
            + "` int primary key, raw blob)",
        "insert into " + quoted + " values (1, 'x'), (2, null)");
    Table table =
        world.table(name, List.of(column), column + "|int32|int", "raw|bytes(65535)|blob|null");

    assertEquals(2, world.rows(table).size());
    assertEquals(0, world.copy(table, table, WriteMode.UPSERT).written().inserted());
    assertEquals(2, world.copy(table, table, WriteMode.INSERT).refused().size());
    assertEquals(List.of(), world.server.query("select * from victims"));
  }

  private Table make(String nativeType, String type) {
    String name = "t" + ++tables;
    world.server.execute("create table " + name + " (id int primary key, v " + nativeType + ")");
    return world.table(
        name, List.of("id"), "id|int32|int(11)", "v|" + type + "|" + nativeType + "|null");
  }
}
