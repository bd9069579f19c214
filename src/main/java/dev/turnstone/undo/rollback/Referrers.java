package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.run.TableGoal;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ReferringRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which tables refer to which, by the foreign keys that are there now and by those that an
 * interrupted run took away and that come back.
 */
final class Referrers {
  private static final NoWriter NOTHING = new NoWriter();

  /** A foreign key together with the table it is of. */
  record Reference(TableName from, ForeignKey key) {}

  private final Dialect dialect;
  private final List<Reference> all = new ArrayList<>();
  private final Set<TableName> present = new HashSet<>();

  Referrers(Dialect dialect, Catalog now, Collection<TableGoal> goals) {
    this.dialect = dialect;
    for (Table table : now.tables()) {
      present.add(table.name());
      table.foreignKeys().forEach(k -> add(new Reference(table.name(), k)));
    }
    for (TableGoal goal : goals) {
      Table table = goal.table();
      table.foreignKeys().forEach(k -> add(new Reference(table.name(), k)));
    }
  }

  private void add(Reference reference) {
    boolean known =
        all.stream()
            .anyMatch(
                r ->
                    r.from().equals(reference.from())
                        && r.key().target().equals(reference.key().target())
                        && r.key().columns().equals(reference.key().columns())
                        && r.key().targetColumns().equals(reference.key().targetColumns()));
    if (!known) {
      all.add(reference);
    }
  }

  boolean present(TableName table) {
    return present.contains(table);
  }

  /** From now on the table is not there any more. */
  void dropped(TableName table) {
    present.remove(table);
  }

  /** References to a table from tables that are there. */
  List<Reference> to(TableName table) {
    return all.stream()
        .filter(r -> r.key().target().equals(table) && present.contains(r.from()))
        .toList();
  }

  /** References of a table to tables that are there. */
  List<Reference> of(TableName table) {
    return all.stream()
        .filter(r -> r.from().equals(table) && present.contains(r.key().target()))
        .toList();
  }

  /** Ids of the rows of a range that some row of these references refers to. */
  Set<Long> referred(
      RowSource rows, TableWork work, ChunkRange range, Predicate<Reference> counting) {
    Set<Long> ids = new HashSet<>();
    for (Reference reference : to(work.table())) {
      if (counting.test(reference)) {
        RowProgram program = work.program();
        TableRead every = program.reads();
        String condition =
            ReferringRows.to(dialect, work.shape(), reference.from(), reference.key());
        TableRead read =
            new TableRead(
                every.table(), every.columns(), Optional.of(condition), every.mostBytes());
        RowFingerprint fingerprint = new RowFingerprint();
        try (RowCursor cursor = rows.open(read, range)) {
          for (long at = 0; cursor.next(); at++) {
            program.run(cursor, NOTHING, at, fingerprint);
            ids.add(fingerprint.id());
          }
        }
      }
    }
    return ids;
  }
}
