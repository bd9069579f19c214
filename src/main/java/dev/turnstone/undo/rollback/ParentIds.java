package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.TableRead;
import dev.turnstone.undo.rollback.Referrers.Reference;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows that some rows of a table refer to by one foreign key, by their ids. */
final class ParentIds {
  private static final NoWriter NOTHING = new NoWriter();

  private final Table table;
  private final RowProgram program;

  /** For references that lead to a key by which the parent's rows are known: see {@link #tell}. */
  ParentIds(TableWork child, Reference reference, Side side) {
    this.table = child.shape();
    List<String> columns = reference.key().columns();
    Table keyed =
        new Table(
            table.name(),
            table.kind(),
            table.columns().stream().map(c -> columns.contains(c.name()) ? known(c) : c).toList(),
            List.of(Key.primary("", columns)),
            List.of(),
            List.of(),
            List.of(),
            table.traits());
    TablePlan plan =
        child.goal().plan().withFields(columns.stream().map(c -> FieldPlan.copy(c, c)).toList());
    this.program = RowProgram.readBack(plan, new Side(keyed, side.vendor()));
  }

  private static Column known(Column column) {
    return new Column(
        column.name(),
        column.type(),
        column.nativeType(),
        false,
        column.collation(),
        column.defaultSql(),
        column.generation(),
        column.comment());
  }

  /** True when the parent's rows can be told by what refers to them. */
  static boolean tell(TableWork parent, Reference reference) {
    return !parent.keyColumns().isEmpty()
        && parent.keyColumns().equals(reference.key().targetColumns());
  }

  /** Ids of the parents of the rows at these positions of a range. */
  Set<Long> of(RowSource rows, ChunkRange range, BitSet positions) {
    TableRead own = program.reads();
    TableRead read = new TableRead(table, own.columns(), own.condition(), own.mostBytes());
    Set<Long> ids = new HashSet<>();
    RowFingerprint fingerprint = new RowFingerprint();
    try (RowCursor cursor = rows.open(read, range)) {
      for (int at = 0; cursor.next(); at++) {
        if (positions.get(at)) {
          program.run(cursor, NOTHING, at, fingerprint);
          ids.add(fingerprint.id());
        }
      }
    }
    return ids;
  }
}
