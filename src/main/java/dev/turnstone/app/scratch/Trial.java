package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.run.TableReport;
import dev.turnstone.sql.Dialect;
import dev.turnstone.undo.rollback.TableUndo;
import dev.turnstone.undo.rollback.UndoReport;
import dev.turnstone.verify.TableVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Makes scratch copies, loads a slice into them and takes it back. The copies of tables that are
 * there are made and filled beforehand; those of tables that the run makes, it makes.
 */
final class Trial {
  private final Scene scene;
  private final List<ScratchTable> tables;
  private final ToLongFunction<ScratchTable> rows;
  private final Map<TableName, Table> copies;
  private int runs;

  /**
   * A trial.
   *
   * @param rows how many of each table are loaded, at least 1
   * @param runsBefore how many runs this rehearsal has had so far
   */
  Trial(Scene scene, List<ScratchTable> tables, ToLongFunction<ScratchTable> rows, int runsBefore) {
    this.scene = scene;
    this.tables = tables;
    this.rows = rows;
    this.runs = runsBefore;
    this.copies = definitions();
  }

  private Map<TableName, Table> definitions() {
    Map<TableName, TableName> parents = new HashMap<>();
    for (ScratchTable table : tables) {
      if (rows.applyAsLong(table) >= Math.max(table.sourceRows(), table.targetRows())) {
        parents.put(table.name(), table.copy());
      }
    }
    Map<TableName, Table> definitions = new HashMap<>();
    for (ScratchTable table : tables) {
      Table copy = ScratchDefinition.of(table.goal(), table.copy(), parents);
      definitions.put(table.name(), copy);
    }
    return definitions;
  }

  int runs() {
    return runs;
  }

  Tried perform() {
    scene.doing("Making scratch copies of the tables");
    List<ScratchTable> existing = tables.stream().filter(t -> !t.created()).toList();
    existing.forEach(this::make);
    fill(existing);
    existing.forEach(this::refer);
    List<TableName> names = tables.stream().map(ScratchTable::copy).toList();
    Map<TableName, CopyState> before = CopyState.of(scene.copies(), names, scene.workers());
    Catalog now = scene.copies().catalog(false);
    MigrationPlan plan = plans().run(tables, copies, now);
    try (ScratchRun run = new ScratchRun(scene, plan, scene.catalogs().source(), ++runs)) {
      scene.doing("Loading a slice into scratch copies");
      ScratchRun.Loaded loaded = run.load(slice(scene.source(), false));
      Map<TableName, Double> proving = proving();
      scene.doing("Taking the slice back");
      long begun = System.nanoTime();
      UndoReport undone = run.undo();
      double seconds = (System.nanoTime() - begun) / 1e9;
      scene.doing("Comparing the scratch copies with what they were");
      Map<TableName, CopyState> after = CopyState.of(scene.copies(), names, scene.workers());
      return tried(run, loaded, new Undone(undone, seconds, before, after), proving);
    }
  }

  /** What the undo gave, and the states around it. */
  private record Undone(
      UndoReport report,
      double seconds,
      Map<TableName, CopyState> before,
      Map<TableName, CopyState> after) {}

  private ScratchPlans plans() {
    return new ScratchPlans(scene.plan(), scene.catalogs().source(), scene.catalogs().target());
  }

  private Table copy(ScratchTable table) {
    return Optional.ofNullable(copies.get(table.name())).orElse(table.goal());
  }

  private void make(ScratchTable table) {
    Dialect dialect = scene.copies().dialect();
    scene.copies().execute(dialect.createTable(copy(table)));
    List<String> more = dialect.completeTable(copy(table));
    if (!more.isEmpty()) {
      scene.copies().execute(more);
    }
  }

  private void refer(ScratchTable table) {
    Dialect dialect = scene.copies().dialect();
    for (ForeignKey key : copy(table).foreignKeys()) {
      List<String> statements = dialect.addForeignKey(copy(table), key);
      if (!statements.isEmpty()) {
        scene.copies().execute(statements);
      }
    }
  }

  /** Rows of the target itself, then some of the slice that an upsert will change. */
  private void fill(List<ScratchTable> existing) {
    Catalog real = scene.catalogs().target();
    plans()
        .present(existing, scene.copies().catalog(false))
        .ifPresent(plan -> fill(plan, real, slice(scene.target(), false)));
    plans()
        .changeable(existing, scene.copies().catalog(false))
        .ifPresent(plan -> fill(plan, scene.catalogs().source(), slice(scene.source(), true)));
  }

  private void fill(MigrationPlan plan, Catalog from, SourceDatabase source) {
    scene.doing("Filling scratch copies with rows that are there");
    try (ScratchRun run = new ScratchRun(scene, plan, from, ++runs)) {
      run.load(source);
    }
  }

  /** Tables of either database, by their names; the widest slice where several are made of one. */
  private SourceDatabase slice(SourceDatabase database, boolean everyOther) {
    boolean real = database.equals(scene.target());
    return new SlicedSource(
        database,
        name ->
            new Slice.Cut(
                tables.stream()
                    .filter(t -> (real ? t.name() : t.plan().source()).equals(name))
                    .mapToLong(rows)
                    .max()
                    .orElse(1),
                everyOther));
  }

  private Map<TableName, Double> proving() {
    LeftOutReferences references = new LeftOutReferences(scene.copies(), tables);
    Map<TableName, Double> seconds = new HashMap<>();
    tables.forEach(t -> seconds.put(t.copy(), references.seconds(t, copy(t))));
    return seconds;
  }

  private Tried tried(
      ScratchRun run, ScratchRun.Loaded loaded, Undone undone, Map<TableName, Double> proving) {
    List<Tried.OfTable> results = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (ScratchTable table : tables) {
      TableReport report =
          loaded.report().tables().stream()
              .filter(r -> r.target().equals(table.copy()))
              .findFirst()
              .orElseThrow();
      double proven = proving.getOrDefault(table.copy(), 0.0);
      results.add(result(run, report, loaded, new Of(table, undone, proven)));
      lacking(table).ifPresent(problems::add);
      differing(table, loaded).ifPresent(problems::add);
    }
    return new Tried(results, loaded.phases(), run.times().parallel(), undone.seconds(), problems);
  }

  private record Of(ScratchTable table, Undone undone, double proving) {}

  private static Tried.OfTable result(
      ScratchRun run, TableReport report, ScratchRun.Loaded loaded, Of of) {
    TableName copy = of.table().copy();
    List<ChunkTimes.Chunk> chunks =
        run.times().all().stream().filter(c -> c.table().equals(copy.toString())).toList();
    Optional<CopyState> before = Optional.ofNullable(of.undone().before().get(copy));
    double verifying =
        loaded.verdicts().stream()
            .filter(v -> v.target().equals(copy))
            .mapToDouble(TableVerdict::seconds)
            .sum();
    Optional<TableUndo> back =
        of.undone().report().tables().stream().filter(u -> u.table().equals(copy)).findFirst();
    return new Tried.OfTable(
        of.table(),
        report.counts().read(),
        before.map(CopyState::rows).orElse(0L),
        rates(run.chunks(copy.toString()), chunks),
        new Tried.Times(
            chunks.stream().mapToDouble(ChunkTimes.Chunk::seconds).sum(),
            of.proving(),
            verifying,
            back.map(TableUndo::seconds).orElse(0.0)),
        proof(report, back, of));
  }

  private static List<Double> rates(List<ChunkRecord> records, List<ChunkTimes.Chunk> chunks) {
    List<Double> rates = new ArrayList<>();
    for (ChunkRecord record : records) {
      long read = record.counts().read();
      chunks.stream()
          .filter(c -> read > 0 && c.number() == record.range().number())
          .findFirst()
          .ifPresent(c -> rates.add(c.seconds() / read));
    }
    return rates;
  }

  private static UndoCertificate.OfTable proof(
      TableReport report, Optional<TableUndo> back, Of of) {
    TableName copy = of.table().copy();
    Optional<CopyState> before = Optional.ofNullable(of.undone().before().get(copy));
    Optional<CopyState> after = Optional.ofNullable(of.undone().after().get(copy));
    return new UndoCertificate.OfTable(
        of.table().name(),
        before.map(CopyState::rows).orElse(0L),
        report.counts().written().inserted(),
        report.counts().written().updated(),
        back.map(u -> u.removed() + u.restored()).orElse(0L),
        before.map(CopyState::digest).orElse(UndoCertificate.NO_TABLE),
        after.map(CopyState::digest).orElse(UndoCertificate.NO_TABLE),
        before.equals(after));
  }

  private Optional<Problem> lacking(ScratchTable table) {
    List<String> words = new ArrayList<>(ScratchDefinition.without(table.goal(), copy(table)));
    if (table.replaced()) {
      words.add("the swap with the table that it replaces");
    }
    Location where = Location.table(table.name().toString());
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.note(Code.SCRATCH_WITHOUT, where, String.join(" and ", words)));
  }

  private static Optional<Problem> differing(ScratchTable table, ScratchRun.Loaded loaded) {
    long rows =
        loaded.verdicts().stream()
            .filter(v -> v.target().equals(table.copy()))
            .mapToLong(v -> v.missing() + v.extra() + v.changed())
            .sum();
    Location where = Location.table(table.name().toString());
    return rows == 0
        ? Optional.empty()
        : Optional.of(Problem.warning(Code.SCRATCH_DIFFERS, where, Long.toString(rows)));
  }
}
