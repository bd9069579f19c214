package dev.turnstone.app.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decided is there again when the migration is opened again. */
class InventoryFileTest {
  private static final TableName CUSTOMER = new TableName("main", "customer");

  @TempDir Path folder;

  @Test
  void whatWasKeptIsReadAgain() {
    Inventory inventory =
        Inventory.EMPTY
            .with(Place.of(Side.SOURCE, CUSTOMER), Mark.NONE.ownedBy("Kundendienst"))
            .with(
                new Place(Side.TARGET, CUSTOMER, "mail"),
                Mark.NONE.decided(Optional.of(Sensitivity.SECRET)).looking(Optional.of(Sign.MAIL)));
    InventoryFile file = new InventoryFile(folder);
    file.change(inventory);
    file.keep();
    assertEquals(inventory, new InventoryFile(folder).read());
  }

  @Test
  void withoutAFileNothingIsKnown() {
    assertEquals(Inventory.EMPTY, new InventoryFile(folder).read());
  }

  @Test
  void whatIsTakenBackLeavesNothingBehind() {
    Place place = Place.of(Side.SOURCE, CUSTOMER);
    Inventory named = Inventory.EMPTY.with(place, Mark.NONE.ownedBy("me"));
    assertEquals(Inventory.EMPTY, named.with(place, named.at(place).ownedBy("")));
  }

  @Test
  void nothingIsWrittenWhereNothingChanged() {
    InventoryFile file = new InventoryFile(folder);
    file.keep();
    assertFalse(Files.exists(folder.resolve("inventory.json")));
  }

  @Test
  void aFileThatWasCutIsRefusedByName() throws IOException {
    Files.writeString(folder.resolve("inventory.json"), "{\"format\": 1, \"marks\": [");
    Refused refused = assertThrows(Refused.class, () -> new InventoryFile(folder).read());
    assertEquals(Code.PROJECT_UNREADABLE, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains("inventory.json"), refused.getMessage());
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("inventory.json"), "{\"format\": 2, \"marks\": []}");
    assertThrows(Refused.class, () -> new InventoryFile(folder).read());
  }
}
