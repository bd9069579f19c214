package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;

/** A table together with the vendor it is, or will be, a table of. */
public record Side(Table table, Vendor vendor) {
  /**
   * The column of exactly this name.
   *
   * @throws EngineException.Refused with COLUMN_MISSING when there is none
   */
  Place place(String column) {
    return table
        .column(column)
        .map(c -> new Place(c, vendor))
        .orElseThrow(
            () ->
                new EngineException.Refused(
                    Problem.blocker(
                        Code.COLUMN_MISSING,
                        Location.column(table.name().toString(), column),
                        "table",
                        Location.column(table.name().toString(), column).options())));
  }
}
