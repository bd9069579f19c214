package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.UserType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.sql.Dialects;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresCatalogReaderTest {
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = Databases.postgres();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean|bool|boolean",
        "smallint|int16|smallint",
        "integer|int32|integer",
        "bigint|int64|bigint",
        "numeric|decimal|numeric",
        "numeric(12,2)|decimal(12,2)|numeric(12,2)",
        "numeric(5,-2)|decimal(5,-2)|numeric(5,-2)",
        "numeric(3,5)|decimal(3,5)|numeric(3,5)",
        "real|float32|real",
        "double precision|float64|double precision",
        "text|text|text",
        "varchar|text|character varying",
        "varchar(80)|text(80)|character varying(80)",
        "char(5)|char(5)|character(5)",
        "bpchar|char|bpchar",
        "name|text(63)|name",
        "bytea|bytes|bytea",
        "date|date|date",
        "time|time(6)|time without time zone",
        "time(0)|time(0)|time(0) without time zone",
        "timestamp(3)|timestamp(3)|timestamp(3) without time zone",
        "timestamptz|instant(6)|timestamp with time zone",
        "interval|interval|interval",
        "uuid|uuid|uuid",
        "json|json|json",
        "jsonb|jsonb|jsonb",
        "bit(7)|bits(7)|bit(7)",
        "bit|bits(1)|bit(1)",
        "bit varying(7)|other(bit varying(7))|bit varying(7)",
        "integer[]|array(int32)|integer[]",
        "numeric(9,3)[]|array(decimal(9,3))|numeric(9,3)[]",
        "varchar(3)[][]|array(text(3))|character varying(3)[]",
        "timetz|other(time with time zone)|time with time zone",
        "inet|other(inet)|inet",
        "money|other(money)|money",
        "int4range|other(int4range)|int4range",
        "xml|other(xml)|xml",
        "tsvector|other(tsvector)|tsvector",
        "oid|other(oid)|oid",
      })
  void readsAType(String written, String type, String nativeType) {
    database.execute("create table t (c " + written + ")");
    Column column = table("t").columns().get(0);
    assertEquals(type, column.type().text());
    assertEquals(nativeType, column.nativeType());
    assertTrue(column.nullable());
  }

  @Test
  void readsTypesOfTheSchemaItself() {
    database.execute(
        "create type mood as enum ('sad', 'it''s ok', 'happy')",
        "create domain positive as numeric(9,2) not null check (value > 0)",
        "create domain tiny as positive check (value < 5)",
        "create type pair as (a int, b int)",
        "create type span as range (subtype = int)",
        "create table t (m mood, ms mood[], p positive, ti tiny, pa pair, s span)");
    Table table = table("t");
    assertEquals(
        List.of(
            "enum('sad','it''s ok','happy')",
            "array(enum('sad','it''s ok','happy'))",
            "decimal(9,2)",
            "decimal(9,2)",
            "other(pair)",
            "other(span)"),
        table.columns().stream().map(c -> c.type().text()).toList());
    assertEquals("mood", table.columns().get(0).nativeType());
    assertTrue(table.columns().get(0).nullable());
    assertFalse(table.columns().get(3).nullable());
    List<UserType> types = read(false).types();
    assertEquals(
        List.of("mood", "positive", "tiny"), types.stream().map(t -> t.name().name()).toList());
    assertEquals("VALUE > (0)::numeric", types.get(1).checks().get(0).expression());
    assertFalse(types.get(1).nullable());
    assertEquals(
        List.of("composite type pair", "domain positive", "domain tiny", "range type span"),
        left().stream().filter(l -> l.contains("type") || l.contains("domain")).toList());
  }

  @Test
  void readsEverythingAColumnCanHave() {
    database.execute(
        """
        create table t (
          a serial, b integer generated always as identity,
          c integer generated by default as identity, d integer generated always as (a * 2) stored,
          e text collate "C" default 'it''s', f timestamptz default now() not null,
          g bigint default nextval('t_a_seq'), h integer generated always as (a + 1) virtual)
        """,
        "comment on column t.e is 'the note'",
        "alter table t drop column b",
        "alter table t add b bigserial");
    Table table = table("t");
    assertEquals(
        List.of("a", "c", "d", "e", "f", "g", "h", "b"),
        table.columns().stream().map(Column::name).toList());
    assertEquals(Optional.of(new Generation.Identity(false)), column("a").generation());
    assertEquals(Optional.empty(), column("a").defaultSql());
    assertEquals(Optional.of(new Generation.Identity(false)), column("c").generation());
    assertEquals(Optional.of(new Generation.Computed("a * 2", true)), column("d").generation());
    assertEquals(Optional.of(new Generation.Computed("a + 1", false)), column("h").generation());
    assertEquals(Optional.of("C"), column("e").collation());
    assertEquals(Optional.of("'it''s'::text"), column("e").defaultSql());
    assertEquals(Optional.of("the note"), column("e").comment());
    assertFalse(column("f").nullable());
    assertEquals(Optional.of("now()"), column("f").defaultSql());
    assertEquals(Optional.of("nextval('t_a_seq'::regclass)"), column("g").defaultSql());
    assertEquals(Optional.empty(), column("g").generation());
    assertEquals(Optional.of(new Generation.Identity(false)), column("b").generation());
  }

  @Test
  void tellsIdentityAlwaysApart() {
    database.execute("create table t (a integer generated always as identity)");
    assertEquals(Optional.of(new Generation.Identity(true)), column("a").generation());
  }

  @Test
  void lookThroughANotNullThatWasNeverValidated() {
    database.execute(
        "create table t (a integer)",
        "insert into t values (null)",
        "alter table t add constraint filled not null a not valid");
    assertTrue(column("a").nullable());
    database.execute("delete from t", "alter table t validate constraint filled");
    assertFalse(column("a").nullable());
  }

  @Test
  void readsEveryKindOfKeyAndIndex() {
    database.execute(
        """
        create table t (a integer, b text, c text, d integer unique nulls not distinct,
          primary key (b, a), constraint later unique (c) deferrable)
        """,
        "create unique index partial on t (a) where (b <> ')' and c is null)",
        "create unique index computed on t (lower(b), (a + 1))",
        "create index plain on t (b collate \"C\" desc, a)",
        "create index hashed on t using hash (c)",
        "create index patterns on t (c text_pattern_ops)",
        "create index nulls on t (c nulls first)",
        "create index covering on t (a) include (b)",
        "create unique index wide on t (a) include (c)",
        "create index filled on t (a) with (fillfactor = 50)");
    Table table = table("t");
    assertEquals(
        List.of("t_pkey", "computed", "later", "partial", "t_d_key", "wide"),
        table.keys().stream().map(Key::name).toList());
    assertEquals(List.of("b", "a"), table.primaryKey().orElseThrow().columns());
    assertTrue(key("later").deferrable());
    assertTrue(key("t_d_key").nullsEqual());
    assertEquals(Optional.of("(b <> ')'::text) AND (c IS NULL)"), key("partial").predicate());
    assertEquals(
        List.of("lower(b)", "a + 1"),
        key("computed").parts().stream().map(p -> p.expression().orElseThrow()).toList());
    assertEquals(List.of("a"), key("wide").columns());
    assertEquals(
        List.of("hashed hash", "plain btree"),
        table.indexes().stream().map(i -> i.name() + " " + i.method()).toList());
    assertTrue(table.indexes().get(1).parts().get(0).descending());
    assertEquals(Optional.of("C"), table.indexes().get(1).parts().get(0).collation());
    assertEquals(
        List.of(
            "index options t.wide",
            "index t.covering",
            "index t.filled",
            "index t.nulls",
            "index t.patterns"),
        left());
  }

  @Test
  void readsForeignKeysAndChecks() {
    database.execute(
        "create schema elsewhere",
        "create table elsewhere.far (id integer primary key)",
        "create table parent (a integer, b integer, primary key (a, b))",
        """
        create table child (
          id integer primary key, x integer, y integer, up integer references child,
          f integer references elsewhere.far on delete set null on update cascade,
          constraint pair foreign key (y, x) references parent (b, a)
            deferrable initially deferred,
          constraint full_pair foreign key (x, y) references parent match full,
          check (x > 0 and y <> 3), constraint odd check (x % 2 = 1) no inherit)
        """,
        "alter table child add constraint old check (y > 5) not valid",
        "alter table child add constraint unsure foreign key (x) references child not valid",
        "alter table child add constraint dead check (y > 6) not enforced");
    TableName child = new TableName("public", "child");
    assertEquals(
        List.of(
            new ForeignKey(
                "child_f_fkey",
                List.of("f"),
                new TableName("elsewhere", "far"),
                List.of("id"),
                Action.CASCADE,
                Action.SET_NULL,
                Deferral.NOT_DEFERRABLE,
                true),
            new ForeignKey(
                "child_up_fkey",
                List.of("up"),
                child,
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                Deferral.NOT_DEFERRABLE,
                true),
            new ForeignKey(
                "pair",
                List.of("y", "x"),
                new TableName("public", "parent"),
                List.of("b", "a"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                Deferral.INITIALLY_DEFERRED,
                true),
            new ForeignKey(
                "unsure",
                List.of("x"),
                child,
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                Deferral.NOT_DEFERRABLE,
                false)),
        table("child").foreignKeys());
    assertEquals(
        List.of("child_check (x > 0) AND (y <> 3) true", "odd (x % 2) = 1 true", "old y > 5 false"),
        table("child").checks().stream()
            .map(c -> c.name() + " " + c.expression() + " " + c.validated())
            .toList());
    assertEquals(
        List.of("check child.dead", "foreign key child.full_pair", "schema elsewhere"), left());
  }

  @Test
  void readsEveryKindOfTableAndListsWhatIsNotCarried() {
    database.execute(
        "create table plain (a integer primary key)",
        "create table root (a integer, b text) partition by range (a)",
        "create table low partition of root for values from (0) to (10) partition by list (b)",
        "create table lowest partition of low for values in ('x')",
        "create table rest partition of root default",
        "create table mother (a integer)",
        "create table daughter (b integer) inherits (mother)",
        "create view looking as select * from plain",
        "create materialized view kept as select * from plain",
        "create unlogged table fast (a integer)",
        "create function f(a integer) returns integer language sql as 'select 1'",
        "create function tf() returns trigger language plpgsql as 'begin return new; end'",
        "create procedure p() language sql as 'select 1'",
        "create trigger watch before insert or update on plain for each row execute function tf()",
        "create trigger sleeping after delete on plain for each row execute function tf()",
        "alter table plain disable trigger sleeping",
        "create rule nowhere as on delete to plain do instead nothing",
        "create policy mine on plain using (a > 0)",
        "alter table plain enable row level security",
        "create table booked (r int4range, exclude using gist (r with &&))",
        "comment on table plain is 'a note'",
        "create extension citext");
    Catalog catalog = read(true);
    assertEquals(TableKind.PARTITIONED, kind(catalog, "root"));
    assertEquals(TableKind.PARTITION, kind(catalog, "low"));
    assertEquals(TableKind.PARTITION, kind(catalog, "lowest"));
    assertEquals(TableKind.INHERITED, kind(catalog, "mother"));
    assertEquals(TableKind.INHERITED, kind(catalog, "daughter"));
    assertEquals(TableKind.VIEW, kind(catalog, "looking"));
    assertEquals(TableKind.MATERIALIZED_VIEW, kind(catalog, "kept"));
    assertEquals("heap, unlogged", named(catalog, "fast").traits().storage());
    assertEquals(
        Optional.of(new TableName("public", "low")), named(catalog, "lowest").traits().parent());
    Table plain = named(catalog, "plain");
    assertTrue(plain.traits().rowSecurity());
    assertEquals(Optional.of("a note"), plain.traits().comment());
    assertEquals(
        List.of(
            "nowhere RULE DELETE true",
            "sleeping AFTER DELETE false",
            "watch BEFORE INSERT OR UPDATE true"),
        plain.traits().triggers().stream().map(PostgresCatalogReaderTest::describe).toList());
    assertEquals(
        List.of(
            "exclusion constraint booked.booked_r_excl",
            "extension citext",
            "function f(a integer)",
            "function tf()",
            "inheritance daughter",
            "inheritance mother",
            "materialized view kept",
            "partition low",
            "partition lowest",
            "partition rest",
            "partitioning root",
            "policy plain.mine",
            "procedure p()",
            "rule plain.nowhere",
            "trigger plain.sleeping",
            "trigger plain.watch",
            "view looking"),
        left());
  }

  @Test
  void listsAForeignTable() {
    database.execute(
        "create extension file_fdw",
        "create server files foreign data wrapper file_fdw",
        "create foreign table far (a integer) server files options (filename '/nowhere')");
    assertEquals(TableKind.FOREIGN, kind(read(true), "far"));
    assertTrue(left().contains("foreign table far"));
  }

  @Test
  void readsSequencesWithTheirOwnersAndPositions() {
    database.execute(
        "create table t (a serial, b integer generated always as identity)",
        "create sequence free start 5 increment -2 minvalue -100 maxvalue 5 cycle",
        "select nextval('free')",
        "select nextval('free')");
    List<Sequence> sequences = read(false).sequences();
    Sequence free = sequences.get(0);
    assertEquals("free", free.name().name());
    assertEquals(BigInteger.valueOf(5), free.start());
    assertEquals(BigInteger.valueOf(-2), free.increment());
    assertTrue(free.cycle());
    assertEquals(Optional.of(BigInteger.ONE), free.next());
    assertEquals(Optional.empty(), free.ownedBy());
    assertEquals(Optional.of("public.t.a"), sequences.get(1).ownedBy());
    assertEquals(Optional.empty(), sequences.get(1).next());
    assertEquals(Optional.of("public.t.b"), sequences.get(2).ownedBy());
  }

  @Test
  void takesAColumnFedByASequenceOfNobodyAsIdentity() {
    database.execute(
        "create sequence feeder",
        "create table t (a integer primary key default nextval('feeder'), b integer)",
        "create table u (a integer default nextval('feeder') + 1)");
    assertEquals(Optional.of(new Generation.Identity(false)), column("a").generation());
    assertEquals(Optional.empty(), column("a").defaultSql());
    assertEquals(Optional.empty(), table("u").columns().get(0).generation());
    assertEquals(Optional.of("public.t.a"), read(false).sequences().get(0).ownedBy());
  }

  @Test
  void letsASequenceOfNobodyBeMovedPastTheRows() {
    database.execute(
        "create sequence \"odd 'one\"",
        "create table t (a integer primary key default nextval('\"odd ''one\"'), b integer)",
        "insert into t values (1, 1), (7, 7)");
    for (String statement : Dialects.of(Vendor.POSTGRESQL).advanceIdentity(table("t"))) {
      database.query(statement);
    }
    database.execute("insert into t (b) values (8)");
    assertEquals(List.of(List.of("8")), database.query("select a from t where b = 8"));
  }

  @Test
  void countsRowsOnceAndOnlyWhenAsked() {
    database.execute(
        "create table root (a integer) partition by range (a)",
        "create table low partition of root for values from (0) to (10)",
        "create table mother (a integer)",
        "create table daughter () inherits (mother)",
        "insert into root values (1), (2), (3)",
        "insert into mother values (1)",
        "insert into daughter values (1), (2)",
        "analyze");
    Catalog counted = read(true);
    assertEquals(OptionalLong.of(3), named(counted, "root").traits().rows());
    assertEquals(OptionalLong.empty(), named(counted, "low").traits().rows());
    assertEquals(OptionalLong.of(1), named(counted, "mother").traits().rows());
    assertEquals(OptionalLong.of(2), named(counted, "daughter").traits().rows());
    Table uncounted = table("daughter");
    assertEquals(OptionalLong.empty(), uncounted.traits().rows());
    assertEquals(OptionalLong.of(2), uncounted.traits().estimatedRows());
  }

  @Test
  void survivesEveryName() {
    List<String> names =
        List.of(
            "x\"; DROP TABLE victims; --",
            "a.b",
            "back`tick",
            "[br]ack",
            "with space",
            "\u00e4\ud83d\ude00",
            "it's",
            "100%",
            "select",
            "a\\b",
            "tab\there",
            "UPPER");
    database.execute("create table victims (a integer)");
    for (String name : names) {
      String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
      database.execute(
          "create table %s (%s serial primary key, u integer unique, r integer references %s)"
              .formatted(quoted, quoted, quoted),
          "create index %s on %s (u, %s)"
              .formatted("\"i " + name.replace("\"", "\"\"") + "\"", quoted, quoted));
    }
    Catalog catalog = read(true);
    for (String name : names) {
      Table table = named(catalog, name);
      assertEquals(name, table.columns().get(0).name());
      assertTrue(table.columns().get(0).generation().isPresent(), name);
      assertEquals(List.of(name), table.primaryKey().orElseThrow().columns());
      assertEquals(List.of(name), table.foreignKeys().get(0).targetColumns());
      assertEquals("i " + name, table.indexes().get(0).name());
      assertEquals(OptionalLong.of(0), table.traits().rows());
    }
    assertEquals(names.size() + 1, catalog.tables().size());
  }

  @Test
  void readsTheNamedSchemaAloneWithItsOwnNamesShort() {
    database.execute(
        "create schema \"my App\"",
        "create type \"my App\".mood as enum ('ok')",
        "create table \"my App\".t (m \"my App\".mood default 'ok'::\"my App\".mood, s serial)",
        "create table other (a integer)");
    Catalog catalog = read(true, "?schema=my App");
    assertEquals("my App", catalog.defaultSchema());
    assertEquals(1, catalog.tables().size());
    Column mood = catalog.tables().get(0).columns().get(0);
    assertEquals("mood", mood.nativeType());
    assertEquals(Optional.of("'ok'::mood"), mood.defaultSql());
    assertTrue(catalog.tables().get(0).columns().get(1).generation().isPresent());
  }

  @Test
  void leavesTheSessionAsItWas() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("set search_path to pg_catalog, \"x y\"");
      new PostgresCatalogReader(connection, address("")).read(false);
      try (var result = connection.createStatement().executeQuery("show search_path")) {
        result.next();
        assertEquals("pg_catalog, \"x y\"", result.getString(1));
      }
    }
  }

  @Test
  void refusesASchemaThatDoesNotExist() {
    Refused refused = assertThrows(Refused.class, () -> read(false, "?schema=nowhere"));
    assertEquals(Code.SCHEMA_MISSING, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains("nowhere"));
  }

  @Test
  void leavesOutItsOwnTables() {
    database.execute("create table turnstone_lease (a integer)", "create table t (a integer)");
    assertEquals(List.of("t"), read(true).tables().stream().map(t -> t.name().name()).toList());
  }

  @Test
  void tellsTheFactsOfTheServer() {
    Catalog catalog = read(false);
    assertEquals("UTF8", catalog.settings().get("encoding"));
    assertEquals("public", catalog.defaultSchema());
    assertEquals(database.database(), catalog.database());
    assertTrue(catalog.product().atLeast(10, 0));
  }

  private Catalog read(boolean counted) {
    return read(counted, "");
  }

  private Catalog read(boolean counted, String options) {
    try (Connection connection = database.connect()) {
      return new PostgresCatalogReader(connection, address(options)).read(counted);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Address address(String options) {
    return ConnectionText.parse(database.connString() + options);
  }

  private Table table(String name) {
    return named(read(false), name);
  }

  private Column column(String name) {
    return table("t").column(name).orElseThrow();
  }

  private Key key(String name) {
    return table("t").keys().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
  }

  private List<String> left() {
    return read(false).leftBehind().stream()
        .map(l -> l.kind() + " " + l.name().name())
        .sorted()
        .toList();
  }

  private static String describe(Trigger trigger) {
    return trigger.name() + " " + trigger.event() + " " + trigger.enabled();
  }

  private static Table named(Catalog catalog, String name) {
    return catalog.table(new TableName("public", name)).orElseThrow();
  }

  private static TableKind kind(Catalog catalog, String name) {
    return named(catalog, name).kind();
  }
}
