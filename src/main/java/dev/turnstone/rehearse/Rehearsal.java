package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.SetAside;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.rehearse.keys.BlockFile;
import dev.turnstone.rehearse.keys.KeyFile;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.Readers;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TargetDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a run of a plan would do: reads the source as the run would, asks the target what
 * it would say, and writes nothing in either.
 */
public final class Rehearsal {
  private final TargetDatabase source;
  private final TargetDatabase target;
  private final Catalogs catalogs;
  private final Extent extent;
  private final RehearsalWatch watch;
  private @Nullable Consumer<SetAside> listener;

  /**
   * The catalogues of both databases.
   *
   * @param target read with exact counts
   */
  public record Catalogs(Catalog source, Catalog target) {}

  /**
   * A rehearsal on two databases.
   *
   * @param source opened for reading only
   * @param target likewise, where it is there
   */
  public Rehearsal(
      TargetDatabase source,
      TargetDatabase target,
      Catalogs catalogs,
      Extent extent,
      RehearsalWatch watch) {
    this.source = source;
    this.target = target;
    this.catalogs = catalogs;
    this.extent = extent;
    this.watch = watch;
  }

  /** From now on every row that a run would set aside is told, by table, as the run would tell. */
  public Rehearsal telling(Consumer<SetAside> rows) {
    this.listener = rows;
    return this;
  }

  /**
   * Rehearses a plan. Rows are only read when no blocker stands.
   *
   * @param folder for what memory does not hold; it is there, and left as it was
   */
  public Report perform(MigrationPlan plan, Path folder) {
    long begun = System.nanoTime();
    watch.doing("Checking both databases");
    PlanApproval approval = PlanApproval.of(plan, catalogs.source(), catalogs.target());
    List<Check> preflight = new Preflight(source, target, catalogs).check(plan, folder);
    boolean blocked =
        !approval.blockers().isEmpty()
            || preflight.stream().anyMatch(c -> c.status().equals("BLOCKER"));
    Findings findings = blocked ? Findings.NONE : read(plan, approval, new TemporaryRoom(folder));
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Report(
        approval,
        extent,
        findings,
        preflight,
        Prospect.unknown(false, "no scratch copies were allowed", List.of()),
        seconds);
  }

  private Findings read(MigrationPlan plan, PlanApproval approval, TemporaryRoom room) {
    watch.doing("Taking one consistent view of the source");
    try (Snapshot snapshot = source.snapshot(extent.workers());
        BlockFile file = new BlockFile(room.folder());
        LookupTables lookups =
            LookupTables.load(
                plan, catalogs.source(), snapshot.readers().get(0), room::keyedStore)) {
      Subjects subjects = new Subjects(plan, catalogs.source(), catalogs.target());
      List<Subject> all = subjects(plan, approval, subjects, new Room(room, file));
      try {
        TableReading reading = new TableReading(source, target, lookups, room, watch);
        Readers readers = new Readers(snapshot.readers(), "turnstone-rehearse");
        readAll(all, reading, readers);
        SecondLook look = new SecondLook(readers.first(), reading);
        Aftermath.Target of = new Aftermath.Target(target, watch);
        List<RehearsedTable> tables =
            new Aftermath(all, subjects, look, new Room(room, file), of).follow();
        tell(all);
        return new Gathering(plan, all, catalogs).findings(tables);
      } finally {
        all.forEach(subject -> subject.refused().close());
      }
    }
  }

  private void tell(List<Subject> subjects) {
    Consumer<SetAside> told = listener;
    if (told != null) {
      subjects.forEach(subject -> subject.refused().forEach(told));
    }
  }

  /** Where things go that memory does not hold. */
  record Room(TemporaryRoom rows, BlockFile keys) {}

  private void readAll(List<Subject> subjects, TableReading reading, Readers readers) {
    List<Long> counts = new ArrayList<>();
    for (Subject subject : subjects) {
      watch.doing("Counting rows of " + subject.source().name().name());
      long rows = reading.count(subject, readers.first());
      counts.add(rows);
      watch.expect(subject.target().name(), Math.min(rows, extent.sample().orElse(rows)));
    }
    for (int i = 0; i < subjects.size(); i++) {
      Subject subject = subjects.get(i);
      watch.doing("Reading and checking " + subject.target().name().name());
      reading.read(subject, readers, counts.get(i), extent.sample());
    }
  }

  /** The loaded tables, parents first. */
  private List<Subject> subjects(
      MigrationPlan plan, PlanApproval approval, Subjects subjects, Room room) {
    List<Subject> all = new ArrayList<>();
    for (TableName name : approval.order().tables()) {
      Optional<TablePlan> of = plan.table(name);
      Optional<Table> from = of.flatMap(t -> catalogs.source().table(t.source()));
      Optional<Table> to = subjects.table(name);
      if (of.isPresent() && from.isPresent() && to.isPresent()) {
        List<KeyUse> uses = extent.complete() ? subjects.uses(of.get(), to.get()) : List.of();
        List<KeyFile> keys = uses.stream().map(use -> new KeyFile(room.keys())).toList();
        boolean kept = listener != null || (extent.complete() && subjects.isReferred(name));
        Losses losses = new Losses(of.get().fields().size());
        Subject.Parts parts = new Subject.Parts(uses, keys, room.rows().setAsideRows(), kept);
        all.add(new Subject(of.get(), from.get(), to.get(), losses, parts));
      }
    }
    return all;
  }
}
