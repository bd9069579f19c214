package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.support.References;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MariaKeysTest extends MariaReading {
  @Test
  void readsEveryKindOfKeyAndIndex() {
    database.execute(
        """
        create table t (a int, b varchar(200) not null, c text not null, p point not null, d int,
          primary key (b(10), a), unique key whole (a, d), unique key long_one (c) using hash,
          key plain (d desc, b(5)), fulltext key words (b, c), spatial key places (p),
          key noted (d) comment 'why', key unused (a) ignored)
        """);
    Table table = table("t");
    assertEquals(
        List.of("PRIMARY", "long_one", "whole"), table.keys().stream().map(Key::name).toList());
    assertTrue(table.keys().get(0).primary());
    assertEquals(OptionalInt.of(10), table.keys().get(0).parts().get(0).prefix());
    assertFalse(table.keys().get(0).plain());
    assertEquals(List.of("a", "d"), table.keys().get(2).columns());
    assertEquals(
        List.of("places", "plain", "words"), table.indexes().stream().map(Index::name).toList());
    Index plain = table.indexes().get(1);
    assertTrue(plain.parts().get(0).descending());
    assertEquals(OptionalInt.of(5), plain.parts().get(1).prefix());
    assertEquals("fulltext", table.indexes().get(2).method());
    assertEquals(2, table.indexes().get(2).parts().size());
    assertEquals("spatial", table.indexes().get(0).method());
    assertEquals(OptionalInt.empty(), table.indexes().get(0).parts().get(0).prefix());
    assertEquals(List.of("index t.noted", "index t.unused"), left());
  }

  @Test
  void readsForeignKeysAndChecks() {
    database.execute(
        "create table parent (a int, b int, primary key (a, b), key (b, a))",
        """
        create table child (id int primary key check (id > 0), x int, y int, up int, z varchar(9),
          constraint pair foreign key (y, x) references parent (b, a)
            on delete cascade on update set null,
          foreign key (up) references child (id) on delete no action,
          constraint odd check (`id` % 2 = 1 and z <> ')'))
        """);
    assertEquals(
        List.of(
            "child_ibfk_1 (up) to child (id) update RESTRICT delete RESTRICT NOT_DEFERRABLE",
            "pair (y, x) to parent (b, a) update SET_NULL delete CASCADE NOT_DEFERRABLE"),
        References.of(table("child")));
    assertEquals(
        List.of("id `id` > 0", "odd `id` MOD 2 = 1 and `z` <> ')'"),
        table("child").checks().stream().map(c -> c.name() + " " + c.expression()).toList());
  }
}
