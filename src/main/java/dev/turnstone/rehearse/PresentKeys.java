package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.keys.BlockFile;
import dev.turnstone.rehearse.keys.Entries;
import dev.turnstone.rehearse.keys.KeyFile;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the keys of rows that a target table holds already. */
final class PresentKeys {
  private static final long ROWS = 50_000;
  private final TargetDatabase target;
  private final BlockFile file;
  private final RehearsalWatch watch;

  PresentKeys(TargetDatabase target, BlockFile file, RehearsalWatch watch) {
    this.target = target;
    this.file = file;
    this.watch = watch;
  }

  /**
   * The keys of a table that the plan loads, one file for each; those of an upsert with the rows'
   * hashes.
   */
  List<KeyFile> of(Subject subject, List<Key> keys) {
    boolean whole = subject.upserts();
    TablePlan plan = whole ? subject.plan() : only(subject.plan(), columns(keys));
    return read(subject.target(), plan, keys, whole);
  }

  /** The values of these columns in a table that the plan does not load. */
  KeyFile of(Table table, Key key) {
    List<FieldPlan> fields = key.columns().stream().map(c -> FieldPlan.copy(c, c)).toList();
    TablePlan plan =
        new TablePlan(
            List.of(table.name()),
            table.name(),
            Optional.empty(),
            WriteMode.INSERT,
            Optional.empty(),
            fields,
            true,
            Optional.empty());
    return read(table, plan, List.of(key), false).get(0);
  }

  /** Expressions and conditions may ask any column. */
  private static List<String> columns(List<Key> keys) {
    boolean plain =
        keys.stream()
            .allMatch(
                k ->
                    k.predicate().isEmpty()
                        && k.parts().stream().allMatch(p -> p.column().isPresent()));
    return plain ? keys.stream().flatMap(k -> k.columns().stream()).distinct().toList() : List.of();
  }

  private static TablePlan only(TablePlan plan, List<String> columns) {
    return columns.isEmpty()
        ? plan
        : plan.withFields(
            plan.fields().stream().filter(f -> columns.contains(f.target())).toList());
  }

  private List<KeyFile> read(Table table, TablePlan plan, List<Key> keys, boolean whole) {
    watch.doing("Reading the keys that are in " + table.name().name());
    List<KeyFile> files = keys.stream().map(key -> new KeyFile(file)).toList();
    RowProgram program = RowProgram.readBack(plan, new Side(table, target.dialect().vendor()));
    List<Column> columns =
        plan.fields().stream().flatMap(f -> table.column(f.target()).stream()).toList();
    TableWrite write = new TableWrite(table, columns, List.of(), plan.mode());
    try (Snapshot snapshot = target.snapshot(1);
        RowRules rules = target.rules(write, keys, false)) {
      Filling filling = new Filling(files, whole);
      RowSource reader = snapshot.readers().get(0);
      TableRead read = program.reads();
      @Nullable ChunkRange last = null;
      while (last == null || !last.last()) {
        watch.check();
        last = reader.next(read, last, ROWS);
        filling.range(reader, program, rules, last);
      }
    }
    files.forEach(KeyFile::seal);
    return files;
  }

  /** Takes the keys of one range after the other. */
  private static final class Filling implements RowRules.Answers {
    private final List<KeyFile> files;
    private final boolean whole;
    private final List<Entries> entries = new ArrayList<>();
    private final LongQueue hashes = new LongQueue();
    private final RowFingerprint fingerprint = new RowFingerprint();

    Filling(List<KeyFile> files, boolean whole) {
      this.files = files;
      this.whole = whole;
      files.forEach(f -> entries.add(new Entries()));
    }

    void range(RowSource reader, RowProgram program, RowRules rules, ChunkRange range) {
      try (RowCursor cursor = reader.open(program.reads(), range)) {
        for (long ordinal = 0; cursor.next(); ordinal++) {
          program.run(cursor, rules, ordinal, fingerprint);
          hashes.add(fingerprint.hash());
          if (rules.full()) {
            rules.judge(this);
          }
        }
      }
      rules.judge(this);
      for (int i = 0; i < files.size(); i++) {
        files.get(i).add(entries.get(i));
        entries.get(i).clear();
      }
    }

    @Override
    public void refused(long ordinal, dev.turnstone.problem.Problem reason) {
      hashes.remove();
    }

    /** The first of the keys of an upsert is the identity. */
    @Override
    public void passed(long ordinal, byte[] @Nullable [] keys) {
      long hash = hashes.remove();
      byte[] own = keys[0];
      long mark = !whole || own == null ? 0 : Entries.mark(own);
      for (int i = 0; i < keys.length; i++) {
        byte[] key = keys[i];
        if (key != null) {
          entries.get(i).add(key, 0, whole && i == 0 ? hash : mark);
        }
      }
    }
  }
}
