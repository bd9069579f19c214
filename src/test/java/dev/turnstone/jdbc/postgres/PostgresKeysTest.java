package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresKeysTest extends PostgresReading {
  @BeforeEach
  void createKeysAndIndexes() {
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
  }

  @Test
  void readsEveryKindOfKey() {
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
  }

  @Test
  void readsEveryKindOfIndex() {
    Table table = table("t");
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

  private Key key(String name) {
    return table("t").keys().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
  }
}
