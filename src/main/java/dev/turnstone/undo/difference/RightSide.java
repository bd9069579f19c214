package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.sql.RowStatements.Assignment;
import java.util.List;

/** The side whose columns and keys rows are shown by, and which a repair would change. */
interface RightSide extends RowSide {
  /** The compared columns. */
  List<Column> columns();

  /** Names of the columns of its key, in key order; empty: it has none. */
  List<String> key();

  /** The key by which a row stands in the table, as it is stored; empty: it has none. */
  List<Assignment> address(byte[] locator);
}
