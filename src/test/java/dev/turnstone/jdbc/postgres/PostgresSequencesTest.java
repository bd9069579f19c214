package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Dialects;
import dev.turnstone.support.TestDatabase;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresSequencesTest extends PostgresReading {
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
  void listsASequenceWhosePositionMayNotBeRead() {
    TestDatabase owner = database;
    String role = owner.database() + "_reader";
    owner.execute(
        "create table t (a serial)",
        "create role " + role + " login password 'secret'",
        "grant select on t to " + role);
    database =
        new TestDatabase(
            owner.vendor(), owner.host(), owner.port(), owner.database(), role, "secret");
    try {
      assertEquals(List.of("sequence position t_a_seq"), left());
      owner.execute("grant select on t_a_seq to " + role);
      assertEquals(List.of(), left());
    } finally {
      database = owner;
      owner.execute("drop owned by " + role, "drop role " + role);
    }
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
    for (String statement :
        Dialects.of(Vendor.POSTGRESQL).advanceIdentity(table("t"), Optional.empty())) {
      database.execute(statement);
    }
    database.execute("insert into t (b) values (8)");
    assertEquals(List.of(List.of("8")), database.query("select a from t where b = 8"));
  }
}
