package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresRoundTripTest {
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = new Postgres();
    postgres.server.execute(
        "create type mood as enum ('sad', 'it''s\\fine', '😀')",
        "create domain small as int4 check (value < 100)",
        "create domain smaller as small check (value < 50)",
        "create type pair as (a int, b text)",
        "create extension if not exists citext",
        "create extension if not exists hstore");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /**
   * One PostgreSQL type.
   *
   * @param logical as the catalogue reports it
   * @param values SQL expressions, separated by bars
   */
  record Type(String sql, String logical, String values) {
    @Override
    public String toString() {
      return sql;
    }
  }

  static List<Type> types() {
    List<Type> types = new ArrayList<>(numbers());
    types.addAll(texts());
    types.addAll(times());
    types.addAll(others());
    return types;
  }

  static List<Type> numbers() {
    return List.of(
        new Type("bool", "bool", "true | false"),
        new Type("int2", "int16", "-32768 | 32767 | 0"),
        new Type("int4", "int32", "-2147483648 | 2147483647"),
        new Type("int8", "int64", "-9223372036854775808 | 9223372036854775807 | -1"),
        new Type("smaller", "int32", "49 | -7"),
        new Type("oid", "int64", "0 | 4294967295"),
        new Type(
            "numeric",
            "decimal",
            "0 | -0.0 | 0.000 | 1e130 | -1e130 - 1 | 'NaN' | 'Infinity' | '-Infinity' | "
                + "1e-16383 | repeat('9', 131)::numeric | 10000 | 100000000.00010000 | "
                + "0.0001 | 0.00001 | 12345.6789 | -99999999 | 1e131071 | "
                + "123456789012345678901234567890.123456789012345678901234567890"),
        new Type("numeric(12,2)", "decimal(12,2)", "1234567890.12 | -0.01 | 0.00 | 100"),
        new Type(
            "float4",
            "float32",
            "'NaN' | 'Infinity' | '-Infinity' | '-0' | 1e-45 | 0.1 | 3.4028235e38"),
        new Type(
            "float8",
            "float64",
            "'NaN' | 'Infinity' | '-Infinity' | '-0' | 5e-324 | 1e23 | "
                + "0.30000000000000004 | 1.7976931348623157e308"),
        new Type("money", "other(money)", "12345.67 | '-92233720368547758.08'"));
  }

  static List<Type> texts() {
    return List.of(
        new Type(
            "text",
            "text",
            "'' | ' ' | E'\\\\.' | E'\\\\N' | 'NULL' | 'emoji 😀 ZWJ 👩‍🚀' | "
                + "E'a\\u0301 \\u202e \\ufeff \\u2028' | repeat('8 MB', 2097152) | "
                + "(select string_agg(chr(c), '') from generate_series(1, 160) c) | "
                + "E'tab\\tline\\nreturn\\rboth\\r\\n'"),
        new Type("varchar(7)", "text(7)", "'seven 7' | '😀😀😀😀😀😀😀' | ''"),
        new Type("char(5)", "char(5)", "'ab' | '' | 'abcde' | '😀'"),
        new Type("name", "text", "'a name'"),
        new Type("\"char\"", "text", "'x'"),
        new Type("citext", "text", "'MiXed'"),
        new Type("mood", "enum('sad','it''s\\fine','😀')", "'sad' | 'it''s\\fine' | '😀'"),
        new Type("json", "json", "'{\"b\": 1,  \"a\":2}' | '\"\\u0000\"' | 'null'"),
        new Type("jsonb", "jsonb", "'{\"b\": 1e5, \"a\":[null, \"\\\\\"]}' | 'null'"),
        new Type("xml", "other(xml)", "'<a b=\"c\">\\ &amp;</a>'"),
        new Type("bytea", "bytes", "'' | '\\x00ff5c0a0d' | decode(repeat('00ff', 4194304), 'hex')"),
        new Type("bit(5)", "bits(5)", "B'10110' | B'00000'"),
        new Type("varbit", "bits(0)", "B'' | B'1' | B'10110010' | B'101100101'"));
  }

  static List<Type> times() {
    return List.of(
        new Type(
            "date",
            "date",
            "'infinity' | '-infinity' | '4713-01-01 BC' | '0001-01-01' | "
                + "'0001-12-31 BC' | '1582-10-10' | '1969-12-31' | '5874897-12-31' | "
                + "'2024-02-29'"),
        new Type("time", "time(6)", "'00:00' | '24:00:00' | '23:59:59.999999'"),
        new Type("timetz", "other(timetz)", "'24:00:00+05:30' | '12:00:00.5-15:59'"),
        new Type(
            "timestamp",
            "timestamp(6)",
            "'infinity' | '-infinity' | '4713-01-01 00:00:00 BC' | "
                + "'1969-12-31 23:59:59.999999' | '1999-12-31 23:59:59.999999' | "
                + "'294246-12-31 23:59:59.999999' | '0044-03-15 12:00:00 BC'"),
        new Type(
            "timestamptz",
            "instant(6)",
            "'infinity' | '-infinity' | '2024-03-31 02:30+02' | '0009-12-04 00:00+00' | "
                + "'294246-12-31 23:59:59.999999+00'"),
        new Type("timestamp(0)", "timestamp(0)", "'2024-03-31 02:30:00'"),
        new Type(
            "interval",
            "interval",
            "'1 year 2 mons -3 days 04:05:06.789' | '-00:00:00.000001' | 'infinity' | "
                + "'-infinity' | '-178000000 years' | '5 mons' | '0' | "
                + "'100000 days -99999:00:00.5'"));
  }

  static List<Type> others() {
    return List.of(
        new Type(
            "uuid",
            "uuid",
            "'00000000-0000-0000-0000-000000000000' | " + "'ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb'"),
        new Type("int[]", "array(int32)", "'{}' | '{1,NULL,-3}' | '[0:2]={1,2,3}'"),
        new Type("text[]", "array(text)", "array['NULL', null, 'a\"b', E'\\\\', E'\\n', '', '😀']"),
        new Type("text[][]", "array(text)", "'{{a,b},{c,d}}'"),
        new Type("int4range", "other(int4range)", "'empty' | '[1,10)' | '(,)'"),
        new Type("tstzrange", "other(tstzrange)", "'[2024-01-01,infinity]'"),
        new Type("int4multirange", "other(int4multirange)", "'{[1,3),[5,7)}'"),
        new Type("pair", "other(pair)", "row(1, E'x,\\\\y\\n')"),
        new Type("hstore", "other(hstore)", "'a=>1, \"b c\"=>NULL'"),
        new Type("inet", "other(inet)", "'192.168.0.1/24' | '::1'"),
        new Type("macaddr", "other(macaddr)", "'08:00:2b:01:02:03'"),
        new Type("point", "other(point)", "'(0.1,1e300)'"),
        new Type("tsvector", "other(tsvector)", "'a:1 fat:2 cat''s:3'"),
        new Type("pg_lsn", "other(pg_lsn)", "'16/B374D848'"));
  }

  private static int tables;

  @ParameterizedTest
  @MethodSource("types")
  void everyValueOfEveryTypeArrivesAsItWas(Type type) {
    assertArrives(type, List.of(type.sql()));
  }

  /** Beside an array column the whole table travels in the text format. */
  @ParameterizedTest
  @MethodSource("types")
  void everyValueArrivesBesideAColumnThatIsOnlyKnownAsText(Type type) {
    assertArrives(type, List.of(type.sql(), "int[]"));
  }

  private void assertArrives(Type type, List<String> columns) {
    String from = "t" + ++tables;
    String to = "t" + ++tables;
    String more = columns.size() == 1 ? "" : ", beside int[] default '{1}'";
    postgres.server.execute(
        "create table %s (id int primary key, v %s%s)".formatted(from, type.sql(), more),
        "create table %s (id int primary key, v %s%s)".formatted(to, type.sql(), more));
    int id = 0;
    for (String value : type.values().split(" \\| ")) {
      postgres.server.execute(
          "insert into %s (id, v) values (%s, %s)".formatted(from, id++, value));
    }
    postgres.server.execute("insert into %s (id, v) values (%s, null)".formatted(from, id++));

    Postgres.Outcome outcome =
        postgres.copy(table(from, type, more), table(to, type, more), WriteMode.INSERT);

    assertEquals(Map.of(), outcome.refused());
    assertEquals(id, outcome.written().inserted());
    String differing =
        "select a.id, left(a.v::text, 99), left(b.v::text, 99) from %s a full join %s b using (id)"
            + " where a::record operator(pg_catalog.*<>) b::record is not false";
    assertEquals(List.of(), postgres.server.query(differing.formatted(from, to)));
  }

  private static Table table(String name, Type type, String more) {
    Table plain =
        more.isEmpty()
            ? Postgres.table(name, "id int32", "v " + type.logical() + "?")
            : Postgres.table(name, "id int32", "v " + type.logical() + "?", "beside array(int32)?");
    return Postgres.keyed(plain, "id");
  }

  @Test
  void valuesAreHandedOverInTheKindOfTheirColumn() {
    assertEquals("LONG 1", kind("bool", "bool", "true"));
    assertEquals("LONG 9223372036854775807", kind("int8", "int64", "9223372036854775807"));
    assertEquals("DECIMAL 1234567.8900", kind("numeric", "decimal", "1234567.8900"));
    assertEquals("DOUBLE 0.10000000149011612", kind("float4", "float32", "0.1"));
    assertEquals("TEXT x", kind("text", "text", "'x'"));
    assertEquals("BYTES 00ff", kind("bytea", "bytes", "'\\x00ff'"));
    assertEquals("DATE 1", kind("date", "date", "'1970-01-02'"));
    assertEquals("TIME 86400000000", kind("time", "time(6)", "'24:00'"));
    assertEquals("TIMESTAMP -1", kind("timestamp", "timestamp(6)", "'1969-12-31 23:59:59.999999'"));
    assertEquals("INSTANT 1000000", kind("timestamptz", "instant(6)", "'1970-01-01 00:00:01+00'"));
    assertEquals(
        "UUID 000000000000000000000000000000ff",
        kind("uuid", "uuid", "'00000000-0000-0000-0000-0000000000ff'"));
    assertEquals(
        "INTERVAL 00000001000000020000000000000003",
        kind("interval", "interval", "'1 mon 2 days 00:00:00.000003'"));
    assertEquals("TEXT 0110", kind("bit(4)", "bits(4)", "B'0110'"));
    assertEquals("TEXT {1,NULL}", kind("int[]", "array(int32)", "'{1,NULL}'"));
    assertEquals("NULL NULL", kind("int[]", "array(int32)", "null"));
  }

  private static String kind(String sql, String logical, String value) {
    String name = "t" + ++tables;
    postgres.server.execute(
        "create table %s (v %s)".formatted(name, sql),
        "insert into %s values (%s)".formatted(name, value));
    return kinds(Postgres.table(name, "v " + logical + "?")).get(0);
  }

  @Test
  void infinitiesAreThemselves() {
    postgres.server.execute(
        "create table ends (a date, b timestamp, c timestamptz, d date)",
        "insert into ends values ('infinity', '-infinity', 'infinity', '4713-01-01 BC')");

    assertEquals(
        List.of(
            "DATE " + Long.MAX_VALUE,
            "TIMESTAMP " + Long.MIN_VALUE,
            "INSTANT " + Long.MAX_VALUE,
            "DATE " + LocalDate.of(-4712, 1, 1).toEpochDay()),
        kinds(Postgres.table("ends", "a date", "b timestamp(6)", "c instant(6)", "d date")));
  }

  @Test
  void momentsBeyondMicrosecondsSince1970AreHandedOverAsText() {
    postgres.server.execute(
        "create table late (a timestamp, b timestamptz)",
        "insert into late values"
            + " ('294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00')");

    assertEquals(
        List.of("TEXT 294276-12-31 23:59:59.999999", "TEXT 294276-12-31 23:59:59.999999+00"),
        kinds(Postgres.table("late", "a timestamp(6)", "b instant(6)")));
  }

  private static List<String> kinds(Table table) {
    List<String> kinds = new ArrayList<>();
    Cell cell = new Cell();
    try (Snapshot snapshot = postgres.database.snapshot(1);
        RowCursor cursor = snapshot.readers().get(0).open(Postgres.read(table), ChunkRange.WHOLE)) {
      cursor.next();
      for (int i = 0; i < table.columns().size(); i++) {
        cursor.read(i, cell);
        kinds.add(cell.kind() + " " + Postgres.shown(cell));
      }
    }
    return kinds;
  }
}
