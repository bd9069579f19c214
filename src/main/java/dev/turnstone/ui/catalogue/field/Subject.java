package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Place;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import java.util.Optional;

/**
 * What the details are about.
 *
 * @param column empty: the table as a whole
 */
public record Subject(Side side, Table table, Optional<Column> column) {
  /** Where what is known of it is kept. */
  public Place place() {
    return new Place(side, table.name(), column.map(Column::name).orElse(""));
  }
}
