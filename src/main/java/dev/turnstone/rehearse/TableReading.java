package dev.turnstone.rehearse;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.Readers;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import java.util.List;
import java.util.OptionalLong;

/** Reads every row of a table, or a sample, with all readers at once. */
final class TableReading {
  private final SourceDatabase source;
  private final TargetDatabase target;
  private final LookupTables lookups;
  private final TemporaryRoom room;
  private final RehearsalWatch watch;
  private final Object largeRows = new Object();

  TableReading(
      SourceDatabase source,
      TargetDatabase target,
      LookupTables lookups,
      TemporaryRoom room,
      RehearsalWatch watch) {
    this.source = source;
    this.target = target;
    this.lookups = lookups;
    this.room = room;
    this.watch = watch;
  }

  /** Compiles the table's program anew: every reader needs one of its own. */
  RowProgram program(Subject subject) {
    return RowProgram.rehearsing(
        subject.plan(),
        new Side(subject.source(), source.dialect().vendor()),
        new Side(subject.target(), target.dialect().vendor()),
        lookups);
  }

  /** The exact number of the table's rows. */
  long count(Subject subject, RowSource reader) {
    return reader.count(program(subject).reads());
  }

  void read(Subject subject, Readers readers, long rows, OptionalLong sample) {
    Ranges ranges = new Ranges(subject, rows, sample);
    readers.each(ranges::giveUp, reader -> work(subject, reader, ranges));
    subject.seal();
    watch.finished(subject.target().name());
  }

  private void work(Subject subject, RowSource reader, Ranges ranges) {
    RowProgram program = program(subject);
    List<Key> keys = subject.uses().stream().map(KeyUse::key).toList();
    try (RowRules rules = target.rules(program.writes(), keys, true);
        SetAsideRows setAside = room.setAsideRows()) {
      RangeReading reading = new RangeReading(subject, program, rules);
      for (Ranges.Claim claim = ranges.next(reader, program.reads());
          claim != null;
          claim = ranges.next(reader, program.reads())) {
        setAside.clear();
        watch.check();
        subject.add(tally(subject, reader, reading, program, new Work(claim, setAside)));
      }
      subject.unasked(rules.unasked());
    }
  }

  private record Work(Ranges.Claim claim, SetAsideRows setAside) {}

  /** Where a row is too large for all readers to hold one, the range is read again in turn. */
  private RangeTally tally(
      Subject subject, RowSource reader, RangeReading reading, RowProgram program, Work work) {
    TableName name = subject.target().name();
    ChunkRange range = work.claim().range();
    TableRead shared = program.reads().within(RowMemory.shared());
    RangeTally tally = new RangeTally(subject, work.setAside());
    RangeReading.Part part = new RangeReading.Part(range, shared, work.claim().most());
    if (!reading.read(reader, part, tally, rows -> watch.check())) {
      work.setAside().clear();
      tally = new RangeTally(subject, work.setAside());
      synchronized (largeRows) {
        TableRead alone = program.reads().within(RowMemory.alone());
        RangeReading.Part again = new RangeReading.Part(range, alone, work.claim().most());
        reading.read(reader, again, tally, rows -> watch.check());
        program.release();
      }
    }
    watch.read(name, tally.read(), tally.refused());
    return tally;
  }
}
