package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogFingerprint;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableScan;
import dev.turnstone.row.TargetDatabase;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in a copy, all columns of all rows, and how it is made.
 *
 * @param digest sum of the rows' fingerprints, 16 hex digits
 * @param structure columns, keys, indexes, checks and references, as far as they are not names
 */
record CopyState(long rows, String digest, String structure) {

  /** The states of copies; those that are not there are missing. */
  static Map<TableName, CopyState> of(
      TargetDatabase database, List<TableName> copies, int readers) {
    Catalog now = database.catalog(false);
    Map<TableName, CopyState> states = new HashMap<>();
    try (Snapshot snapshot = database.snapshot(readers)) {
      for (TableName copy : copies) {
        Optional<Table> table = now.table(copy);
        if (table.isPresent()) {
          Side side = new Side(table.get(), database.dialect().vendor());
          TableScan.Sum sum =
              new TableScan(() -> RowProgram.readStored(side), snapshot.readers()).sum();
          String digest = HexFormat.of().toHexDigits(sum.digest());
          states.put(copy, new CopyState(sum.rows(), digest, structure(now, table.get())));
        }
      }
    }
    return states;
  }

  private static String structure(Catalog now, Table table) {
    List<String> parts =
        Stream.concat(
                table.indexes().stream().map(Object::toString),
                table.foreignKeys().stream().map(Object::toString))
            .sorted()
            .toList();
    return CatalogFingerprint.of(now, List.of(table.name())) + parts;
  }
}
