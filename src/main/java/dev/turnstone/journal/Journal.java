package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.KeyedStore;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has happened in one run, durable on disk before the target hears of it. The target's own
 * markers are the truth about chunks; this is what a resume, a verification and an undo are made
 * from. Thread safe.
 */
public final class Journal implements AutoCloseable {
  private final JournalFile file;
  private final RunHeader header;
  private final JournalSeal seal;

  private Journal(JournalFile file, RunHeader header, SealKey key) {
    this.file = file;
    this.header = header;
    this.seal = new JournalSeal(file, key, header.run());
  }

  /**
   * Loads what journals are read and written with. The first journal of a process does so by
   * itself; this is for a caller who has time before.
   */
  public static void prepare() {
    JournalSchema.prepare();
  }

  /** As {@link #create(Path, RunHeader, SealKey)}, with a key file beside the journal. */
  public static Journal create(Path path, RunHeader header) {
    return create(path, header, new SealKey(path.resolveSibling("key")));
  }

  /**
   * Starts the journal of a new run; a process that is killed meanwhile leaves none.
   *
   * @param key encrypts what is kept of rows that were in the target; not touched before
   */
  public static Journal create(Path path, RunHeader header, SealKey key) {
    Map<String, String> meta = Meta.of(header);
    meta.put("state", RunState.RUNNING.name());
    meta.put("snapshots", "0");
    return new Journal(JournalFile.create(path, c -> Meta.put(c, meta)), header, key);
  }

  /** As {@link #open(Path, SealKey)}, with a key file beside the journal. */
  public static Journal open(Path path) {
    return open(path, new SealKey(path.resolveSibling("key")));
  }

  /**
   * Opens the journal of an earlier run and checks every row of it.
   *
   * @param key that it was created with; not touched before encrypted rows are read or kept
   * @throws dev.turnstone.problem.EngineException.JournalDamaged when anything in it was changed
   *     outside
   */
  public static Journal open(Path path, SealKey key) {
    JournalFile file = JournalFile.open(path);
    RunHeader header = Meta.header(meta(file));
    return new Journal(file, header, key);
  }

  public RunHeader header() {
    return header;
  }

  public RunState state() {
    return RunState.valueOf(meta(file).getOrDefault("state", RunState.RUNNING.name()));
  }

  /** When it ended or stopped; empty while it works. */
  public Optional<Instant> ended() {
    return Optional.ofNullable(meta(file).get("ended"))
        .filter(t -> !t.isEmpty())
        .map(Instant::parse);
  }

  /** Records where the run stands; {@code at} is kept as its end unless it works again. */
  public void state(RunState state, Instant at) {
    put(Map.of("state", state.name(), "ended", state == RunState.RUNNING ? "" : at.toString()));
  }

  /**
   * Counts a new snapshot of the source; more than one means that the source may have changed in
   * between.
   */
  public int snapshotTaken() {
    int count = Integer.parseInt(meta(file).getOrDefault("snapshots", "0")) + 1;
    Map<String, String> counted = Map.of("snapshots", Integer.toString(count));
    file.writeSoon(c -> Meta.put(c, counted)); // durable with the first chunk read in it
    return count;
  }

  /** A small fact kept by name; empty: never set. */
  public Optional<String> note(String name) {
    return Optional.ofNullable(meta(file).get("note:" + name));
  }

  public void note(String name, String value) {
    put(Map.of("note:" + name, value));
  }

  private void put(Map<String, String> meta) {
    file.write(c -> Meta.put(c, meta));
  }

  private static Map<String, String> meta(JournalFile file) {
    return file.read(Meta::all);
  }

  /** Seconds that finished steps took, by name, in order of names. */
  public Map<String, Double> steps() {
    return file.read(
        c -> {
          Map<String, Double> steps = new LinkedHashMap<>();
          try (PreparedStatement p =
                  c.prepareStatement("SELECT name, seconds FROM step ORDER BY name");
              ResultSet r = p.executeQuery()) {
            while (r.next()) {
              steps.put(r.getString(1), r.getDouble(2));
            }
          }
          return steps;
        });
  }

  /** A step is done; where the machine fails just afterwards, it may be done once more. */
  public void stepDone(String name, double seconds) {
    file.writeSoon(c -> JournalFile.put(c, "step", List.of(name, seconds)));
  }

  /** Records what the target's tables shall look like in the end, as JSON texts in load order. */
  public void goals(List<Goal> goals) {
    file.write(c -> GoalRows.put(c, goals));
  }

  public List<Goal> goals() {
    return file.read(GoalRows::all);
  }

  /**
   * A target table as it shall be in the end.
   *
   * @param created true when the run makes it
   * @param definition the catalogue's table as JSON
   */
  public record Goal(boolean created, String definition) {}

  /** A worker takes this range; durable with whatever is prepared next. */
  public void claimed(String table, ChunkRange range) {
    ChunkRecord.State state = ChunkRecord.State.CLAIMED;
    ChunkRecord fresh = new ChunkRecord(table, range, state, ChunkCounts.NOTHING, Digests.NOTHING);
    file.writeSoon(
        c -> {
          BlockRows.FINGERPRINTS.drop(c, table, range.number());
          BlockRows.PRIOR.drop(c, table, range.number());
          ChunkRows.put(c, fresh, ChunkRows.Sums.NOTHING);
        });
  }

  /**
   * Everything about a chunk, durable just before the target commits it; replaces what an earlier
   * try left.
   */
  public void prepared(ChunkResult result, ChunkRange range) {
    ChunkRecord ready =
        new ChunkRecord(
            result.table(), range, ChunkRecord.State.PREPARED, result.counts(), result.digests());
    Iterable<byte[]> blocks = result.fingerprints().blocks();
    Iterable<byte[]> prior = result.prior().map(KeptRows::blocks).orElse(List.of());
    file.write(
        c -> {
          long written = BlockRows.FINGERPRINTS.put(c, result.table(), result.chunk(), blocks);
          long found = BlockRows.PRIOR.put(c, result.table(), result.chunk(), prior);
          ChunkRows.put(c, ready, new ChunkRows.Sums(written, found));
          Quarantine.replace(c, result);
        });
  }

  /** The chunk's marker stands in the target, which tells it again should this be lost. */
  public void committed(ChunkRecord chunk) {
    restate(chunk, ChunkRecord.State.DONE);
  }

  /** The chunk's marker is missing in the target: it will be done again. */
  public void uncommitted(ChunkRecord chunk) {
    restate(chunk, ChunkRecord.State.CLAIMED);
  }

  private void restate(ChunkRecord chunk, ChunkRecord.State state) {
    ChunkRecord next =
        new ChunkRecord(chunk.table(), chunk.range(), state, chunk.counts(), chunk.digests());
    int number = chunk.range().number();
    file.writeSoon(c -> ChunkRows.put(c, next, ChunkRows.sums(c, chunk.table(), number)));
  }

  /** All chunks of a table, by number. */
  public List<ChunkRecord> chunks(String table) {
    return file.read(c -> ChunkRows.all(c, table));
  }

  /**
   * Visits the fingerprints of every row written to a table, block by block; also of rows taken out
   * again, not of chunks that are to be done again.
   */
  public void fingerprints(String table, Fingerprints.Visitor visitor) {
    for (ChunkRecord chunk : chunks(table)) {
      if (chunk.state() != ChunkRecord.State.CLAIMED) fingerprints(chunk, visitor);
    }
  }

  /** Visits the fingerprints of every row that a chunk wrote. */
  public void fingerprints(ChunkRecord chunk, Fingerprints.Visitor visitor) {
    int number = chunk.range().number();
    Optional<byte[]> block = block(chunk.table(), number, 0);
    for (int part = 1; block.isPresent(); part++) {
      FingerprintBlock.visit(block.get(), visitor);
      block = block(chunk.table(), number, part);
    }
  }

  private Optional<byte[]> block(String table, int chunk, int part) {
    return file.read(c -> BlockRows.FINGERPRINTS.block(c, table, chunk, part));
  }

  /** Forgets all chunks and set-aside rows of a table that is loaded anew from the start. */
  public void forget(String table) {
    file.write(
        c -> {
          for (String from : List.of("chunk", "fingerprints", "prior", "quarantine")) {
            try (PreparedStatement p =
                c.prepareStatement("DELETE FROM " + from + " WHERE table_name = ?")) {
              p.setString(1, table);
              p.executeUpdate();
            }
          }
        });
  }

  /** The rows that upserts found in the target. */
  public Prior prior() {
    return new Prior(file, seal);
  }

  /** What the target held before the first write. */
  public StateBefore before() {
    return new StateBefore(file, seal);
  }

  /** Rows that were in the target but are taken out again. */
  public Removals removals() {
    return new Removals(file);
  }

  /** All that stands in the target of a table by its committed chunks and removals. */
  public TableTotals totals(String table) {
    ChunkCounts counts = ChunkCounts.NOTHING;
    long digest = 0;
    for (ChunkRecord chunk : chunks(table)) {
      if (chunk.state() == ChunkRecord.State.DONE) {
        counts = counts.plus(chunk.counts());
        digest += chunk.digests().written();
      }
    }
    long[] removed = new long[2];
    removed(
        table,
        (keys, offset, length, hash) -> {
          removed[0]++;
          removed[1] += hash;
        });
    return new TableTotals(counts.removed(removed[0]), digest - removed[1]);
  }

  /** Visits the fingerprints of rows taken out again. */
  public void removed(String table, Fingerprints.Visitor visitor) {
    file.write(c -> Quarantine.removed(c, table, visitor));
  }

  /** Room for the fingerprints of a chunk's rows until it is prepared. */
  public Fingerprints chunkFingerprints() {
    return new Fingerprints(this::spool);
  }

  /** Room for the rows that a chunk finds in the target until it is prepared. */
  public KeptRows keptRows() {
    return new KeptRows(seal, spool());
  }

  /** Room for the rows a chunk sets aside until it is prepared. */
  public SetAsideRows setAsideRows() {
    return new SetAsideRows(spool());
  }

  /** Room for records that do not outlive this process. */
  public Spool spool() {
    return new Spool(file.folder());
  }

  /** Room for values by key that do not outlive this process. */
  public KeyedStore keyedStore() {
    return new KeyedFile(file.folder());
  }

  /** Gives every row set aside, by table, then in the order they were found. */
  public void setAside(Consumer<SetAside> consumer) {
    file.write(c -> Quarantine.each(c, consumer));
  }

  /** Gives every row of one table that was set aside, in the order they were found. */
  public void setAside(String table, Consumer<SetAside> consumer) {
    file.write(c -> Quarantine.each(c, table, consumer));
  }

  /** How many rows were set aside by cause, for one table. */
  public Map<Code, Long> causes(String table) {
    return file.read(c -> Quarantine.causes(c, table));
  }

  @Override
  public void close() {
    file.close();
  }
}
