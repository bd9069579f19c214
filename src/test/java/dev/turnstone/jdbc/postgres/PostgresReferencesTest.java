package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.References;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresReferencesTest extends PostgresReading {
  @BeforeEach
  void createAFamily() {
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
  }

  @Test
  void readsForeignKeys() {
    assertEquals(
        List.of(
            "child_f_fkey (f) to elsewhere.far (id)"
                + " update CASCADE delete SET_NULL NOT_DEFERRABLE",
            "child_up_fkey (up) to child (id) update NO_ACTION delete NO_ACTION NOT_DEFERRABLE",
            "pair (y, x) to parent (b, a) update NO_ACTION delete NO_ACTION INITIALLY_DEFERRED",
            "unsure (x) to child (id) update NO_ACTION delete NO_ACTION NOT_DEFERRABLE not valid"),
        References.of(table("child")));
  }

  @Test
  void readsChecksAndListsWhatIsNotCarried() {
    assertEquals(
        List.of("child_check (x > 0) AND (y <> 3) true", "odd (x % 2) = 1 true", "old y > 5 false"),
        table("child").checks().stream()
            .map(c -> c.name() + " " + c.expression() + " " + c.validated())
            .toList());
    assertEquals(
        List.of("check child.dead", "foreign key child.full_pair", "schema elsewhere"), left());
  }
}
