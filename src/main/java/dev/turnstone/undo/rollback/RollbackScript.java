package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.Cell;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.TableGoal;
import dev.turnstone.run.stage.Stages;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.RowStatements;
import dev.turnstone.sql.RowStatements.Assignment;
import dev.turnstone.sql.ScriptLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SQL that takes a run back, for a person to read and to run by hand on a target that nobody
 * has touched since: it looks at no fingerprint, as the undo does. Rows that referred to others are
 * deleted before those. Counters are left where they are.
 */
public final class RollbackScript {
  private final Journal journal;
  private final Dialect dialect;
  private final TableSwap swaps;
  private final Lifting lifting;
  private final ScriptLines lines;
  private final List<TableWork> created = new ArrayList<>();

  private RollbackScript(
      Journal journal, TargetDatabase target, Lifting lifting, ScriptLines lines) {
    this.journal = journal;
    this.dialect = target.dialect();
    this.swaps = target.swaps();
    this.lifting = lifting;
    this.lines = lines;
  }

  /**
   * Gives the script of a run that has ended, statement by statement.
   *
   * @param target as the run is to be looked at in it
   */
  public static void write(
      Journal journal, MigrationPlan plan, TargetDatabase target, ScriptLines lines) {
    Lifting lifting = new Lifting(target.dialect(), target.catalog(false));
    Vendor vendor = target.dialect().vendor();
    ScriptsExport scripts = new ScriptsExport(journal, plan, vendor, lines);
    new RollbackScript(journal, target, lifting, lines)
        .write(UndoScope.of(journal, plan, Set.of()), scripts);
  }

  /** The undo of a definition is part of the transaction where definitions can be. */
  private void write(UndoScope scope, ScriptsExport scripts) {
    Vendor vendor = dialect.vendor();
    comment("Takes run " + journal.header().run() + " back, on a target that nobody");
    comment("touched since. Read it before you run it. Counters stay where they are.");
    if (!lifting.transactional()) scripts.write(Script.When.AFTER);
    RowStatements.begin(vendor).forEach(lines::statement);
    if (lifting.transactional()) scripts.write(Script.When.AFTER);
    for (List<TableGoal> group : scope.groups()) {
      group(group.stream().map(g -> new TableWork(g, vendor, journal)).toList());
    }
    if (lifting.transactional()) scripts.write(Script.When.BEFORE);
    List<String> end = RowStatements.end(vendor);
    lines.statement(end.get(0));
    drop(); // where that is part of no transaction
    end.stream().skip(1).forEach(lines::statement);
    if (!lifting.transactional()) scripts.write(Script.When.BEFORE);
  }

  /** A name in a remark can never end it. */
  private void comment(String text) {
    lines.comment(ScriptLines.remark(text));
  }

  private void group(List<TableWork> group) {
    List<TableWork> present = new ArrayList<>();
    for (TableWork work : group) {
      (work.goal().created() ? created : present).add(work);
    }
    List<TableName> names = present.stream().map(TableWork::table).toList();
    if (lifting.transactional()) {
      drop(); // what they refer to may go next
      lifting.away(names).forEach(lines::statement);
    } else {
      names.stream()
          .filter(lifting::needed)
          .forEach(n -> comment("by hand: triggers of " + n + " would fire here"));
    }
    present.forEach(this::rows);
    if (lifting.transactional()) {
      lifting.back(names).forEach(lines::statement);
    }
  }

  private void drop() {
    if (Stages.swapped(journal)) {
      created.removeIf(this::back);
    }
    List<String> names = created.stream().map(w -> dialect.quote(w.table())).toList();
    if (dialect.vendor() == Vendor.POSTGRESQL && !names.isEmpty()) {
      lines.statement("DROP TABLE " + String.join(", ", names)); // at once, because of circles
    } else {
      names.forEach(name -> lines.statement("DROP TABLE " + name));
    }
    created.clear();
  }

  /** False when it is no table that was replaced as a whole. */
  private boolean back(TableWork work) {
    Optional<Stage> stage = Stages.of(journal, work.table());
    stage.ifPresent(
        s -> {
          swaps.back(s).forEach(lines::statement);
          swaps.clear(s).forEach(lines::statement);
        });
    return stage.isPresent();
  }

  private void rows(TableWork work) {
    if (work.wasEmpty()) {
      lines.statement("DELETE FROM " + dialect.quote(work.table()));
    } else if (work.keyColumns().isEmpty()) {
      comment("by hand: rows of " + work.table() + " have no key to delete them by");
    } else {
      RowStatements statements = new RowStatements(dialect, work.shape());
      List<ChunkRecord> chunks =
          journal.chunks(work.name()).stream()
              .filter(chunk -> chunk.state() == ChunkRecord.State.DONE)
              .toList();
      Set<Long> removed = new HashSet<>();
      journal.removed(work.name(), (k, at, length, hash) -> removed.add(id(k, at, length)));
      chunks.forEach(chunk -> delete(work, chunk, removed, statements));
      chunks.forEach(chunk -> restore(work, chunk, statements));
    }
  }

  private static long id(byte[] keys, int offset, int length) {
    return RowFingerprint.id(keys, offset, length, 0);
  }

  /** Rows that were there before, and rows taken out again, are none that the run added. */
  private void delete(
      TableWork work, ChunkRecord chunk, Set<Long> removed, RowStatements statements) {
    Set<Long> others = new HashSet<>(removed);
    if (!work.onlyAdded()) {
      journal.prior().visit(chunk, new Ids(others));
    }
    journal.fingerprints(
        chunk,
        (keys, offset, length, hash) -> {
          if (!others.contains(id(keys, offset, length))) {
            List<Assignment> key = key(work, keys, offset, length);
            if (known(work, key)) {
              lines.statement(statements.delete(key));
            }
          }
        });
  }

  private record Ids(Set<Long> all) implements Prior.Visitor {
    @Override
    public void changed(byte[] keys, int offset, int length, RowCursor row) {
      same(keys, offset, length);
    }

    @Override
    public void same(byte[] keys, int offset, int length) {
      all.add(id(keys, offset, length));
    }
  }

  private void restore(TableWork work, ChunkRecord chunk, RowStatements statements) {
    if (chunk.counts().written().updated() == 0) {
      return;
    }
    TableWrite shape = new TableWrite(work.shape(), List.of(), List.of(), WriteMode.UPSERT);
    List<Column> stored = shape.stored();
    KeptRow kept = new KeptRow(stored, Integer.MAX_VALUE);
    Cell cell = new Cell();
    new ChangedRows(journal, work)
        .each(
            chunk,
            (keys, offset, length, row) -> {
              kept.beginRow(0);
              for (int i = 0; i < stored.size(); i++) {
                row.read(i, cell);
                kept.write(i, cell);
              }
              List<Assignment> key = key(work, keys, offset, length);
              if (known(work, key)) {
                lines.statement(statements.update(key, before(stored, kept.values())));
              }
            });
  }

  /** A column that always counts by itself is never written. */
  private static List<Assignment> before(List<Column> stored, List<ExactValue> values) {
    List<Assignment> before = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      Column column = stored.get(i);
      boolean counts =
          column.generation().filter(g -> g instanceof Identity id && id.always()).isPresent();
      if (!counts) {
        before.add(new Assignment(column, values.get(i)));
      }
    }
    return before;
  }

  private static List<Assignment> key(TableWork work, byte[] keys, int offset, int length) {
    List<Column> columns =
        work.keyColumns().stream().flatMap(n -> work.shape().column(n).stream()).toList();
    List<ExactValue> values =
        new CanonicalKey(columns).values(Arrays.copyOfRange(keys, offset, offset + length));
    List<Assignment> key = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      key.add(new Assignment(columns.get(i), values.get(i)));
    }
    return key;
  }

  private boolean known(TableWork work, List<Assignment> key) {
    boolean known = key.stream().allMatch(part -> part.value().whole());
    if (!known) {
      String names =
          key.stream().map(part -> part.column().name()).collect(Collectors.joining(", "));
      comment("by hand: a row of " + work.table() + " whose " + names + " is too long");
    }
    return known;
  }
}
