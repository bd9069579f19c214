package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RogueServerTest {
  private MariaWorld world;

  @BeforeEach
  void open() {
    world = new MariaWorld();
    world.server.execute("create table target (id int primary key)");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT VERSION", "SET SESSION sql_mode", "select 'ask'"})
  void noQueryOfAPlainSessionGivesAFileAway(String trigger) throws IOException {
    try (RogueProxy rogue = new RogueProxy(world.server.port(), trigger)) {
      assertThrows(
          EngineException.class,
          () -> {
            try (MariaDatabase database = through(rogue)) {
              database.query("select 'ask'");
            }
          });

      assertTrue(rogue.asked() > 0);
      assertEquals("", rogue.taken());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"foreign_key_checks=0", "SAVEPOINT", "set autocommit"})
  void noStatementOfALoadingSessionGivesAFileAway(String trigger) throws IOException {
    try (RogueProxy rogue = new RogueProxy(world.server.port(), trigger)) {
      assertThrows(EngineException.class, () -> load(rogue));

      assertTrue(rogue.asked() > 0);
      assertEquals("", rogue.taken());
    }
  }

  @Test
  void aLoadGivesItsRowsAndNoFile() throws IOException {
    try (RogueProxy rogue = new RogueProxy(world.server.port(), "LOAD DATA")) {
      load(rogue);

      assertTrue(rogue.asked() > 0);
      assertEquals("4711\n", rogue.taken());
    }
  }

  private void load(RogueProxy rogue) {
    Table table = world.table("target", List.of("id"), "id|int32|int");
    try (MariaDatabase database = through(rogue);
        RowSink sink = database.openSink(world.lease())) {
      RowWriter writer = sink.begin(MariaWorld.write(table, WriteMode.INSERT));
      Cell cell = new Cell();
      cell.setNumber(Kind.LONG, 4711);
      writer.beginRow(0);
      writer.write(0, cell);
      writer.endRow();
      sink.flush((ordinal, reason) -> {});
    }
  }

  private MariaDatabase through(RogueProxy rogue) {
    Address address =
        new Address(
            Vendor.MARIADB,
            "127.0.0.1",
            rogue.port(),
            world.server.database(),
            world.server.user(),
            Optional.empty(),
            Address.Tls.OFF);
    return MariaDatabase.open(address, new Secret(world.server.password().toCharArray()), false);
  }
}
