package dev.turnstone.ui.catalogue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.FieldInventory;
import dev.turnstone.app.inventory.Inventory;
import dev.turnstone.app.inventory.InventorySheet;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.catalogue.field.FieldWords;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes the fields of the database that is shown into a file, with what is known of them. */
public final class FieldExport {
  private final Migration migration;
  private final CatalogueViewModel model;
  private final Messages messages;

  FieldExport(Migration migration, CatalogueViewModel model) {
    this.migration = migration;
    this.model = model;
    this.messages = migration.messages();
  }

  /** A name for the file. */
  public String proposed() {
    return messages.text(
        "catalogue.export.file", model.catalog().get().map(Catalog::database).orElse(""));
  }

  /**
   * Writes every field in a line, in the background; the sentence of the window says so when it is
   * done. Nothing while nothing is shown.
   *
   * @param file a workbook where it is called {@code .xlsx}, else comma separated values
   */
  public void into(Path file) {
    Optional<Catalog> read = model.catalog().get();
    if (read.isEmpty()) {
      return;
    }
    Side side = model.side().get();
    Inventory inventory = model.marks().inventory().get();
    Map<TableName, TableProfile> profiles = model.profiles().of(side);
    migration
        .tools()
        .background()
        .run(
            () -> {
              FieldInventory fields =
                  FieldInventory.of(
                      side, read.get(), inventory, profiles, new FieldWords(messages));
              new InventorySheet(fields).write(file, messages.text("catalogue.export.sheet"));
              return fields.lines().size();
            },
            count ->
                migration
                    .sentence()
                    .set(messages.text("catalogue.export.done", count, file.toString())),
            migration.tools().failed());
  }
}
