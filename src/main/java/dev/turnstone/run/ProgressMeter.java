package dev.turnstone.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done so far, to be looked at from any thread a few times a second. Workers add,
 * viewers sample; nobody waits for anybody.
 */
public final class ProgressMeter {
  /** How far a table's reading back has come, and what it found. */
  public enum ReadBack {
    NOT_YET,
    UNDER_WAY,
    EQUAL,
    DIFFERENT
  }

  /** Counters of one table. */
  public static final class TableProgress {
    private final String table;
    private final LongAdder read = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final LongAdder setAside = new LongAdder();
    private volatile long expected = -1;
    private volatile boolean finished;
    private volatile ReadBack readBack = ReadBack.NOT_YET;

    private TableProgress(String table) {
      this.table = table;
    }

    public String table() {
      return table;
    }

    /** Rows read from the source in chunks, also in those not yet committed. */
    public long read() {
      return read.sum();
    }

    /** Rows of the source settled for good: committed in the target, filtered or set aside. */
    public long confirmed() {
      return confirmed.sum();
    }

    public long setAside() {
      return setAside.sum();
    }

    /** Exact number of rows in the source's snapshot; -1 while it is not counted. */
    public long expected() {
      return expected;
    }

    public boolean finished() {
      return finished;
    }

    /** How it compared with what was written. */
    public ReadBack readBack() {
      return readBack;
    }

    public void readBack(ReadBack found) {
      readBack = found;
    }

    public void expect(long rows) {
      expected = rows;
    }

    public void readRows(long rows) {
      read.add(rows);
    }

    public void confirm(long rows, long rowsSetAside) {
      confirmed.add(rows);
      setAside.add(rowsSetAside);
    }

    public void finish() {
      finished = true;
    }

    void restart() {
      confirmed.reset();
      setAside.reset();
      read.reset();
      finished = false;
    }
  }

  private final Map<String, TableProgress> tables = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
  private volatile Phase phase = Phase.CHECK;
  private volatile String doing = "";
  private volatile String waitingFor = "";
  private final AtomicInteger waiting = new AtomicInteger();
  private final PhaseClock clock;
  private final LongAdder retries = new LongAdder();
  private final RecentTimes chunkTimes = new RecentTimes();
  private volatile Optional<String> run = Optional.empty();

  /** Time is counted from now on. */
  public ProgressMeter() {
    this(Duration.ZERO);
  }

  /**
   * Time is counted from an earlier moment.
   *
   * @param already what the work has taken so far; it counts as {@link Phase#CHECK}
   */
  public ProgressMeter(Duration already) {
    clock = new PhaseClock(already);
  }

  /** The tables of the run, by name. */
  public Collection<TableProgress> tables() {
    return tables.values();
  }

  /** Name of the run, once it has one. */
  public Optional<String> run() {
    return run;
  }

  /** The run has a name. */
  public void named(String name) {
    run = Optional.of(name);
  }

  /** How often work was, or is about to be, tried again for a passing reason. */
  public long retries() {
    return retries.sum();
  }

  void retry() {
    retries.increment();
  }

  /** Seconds from a chunk's first row to its commit, of the last chunks of all workers. */
  public RecentTimes chunkTimes() {
    return chunkTimes;
  }

  public Phase phase() {
    return phase;
  }

  /** One sentence saying what the run does or waits for now; never empty once it has begun. */
  public String doing() {
    return waiting.get() > 0 ? waitingFor : doing;
  }

  /**
   * The next thing worth telling a person once (retries, slow-downs), or null when there is none.
   */
  public @Nullable String nextMessage() {
    return messages.poll();
  }

  /** Something worth telling a person once. */
  public void tell(String message) {
    messages.add(message);
  }

  /** Says which phase has begun and, in a sentence, what it does. */
  public void enter(Phase next, String sentence) {
    clock.enter(next);
    phase = next;
    doing = sentence;
  }

  /** Seconds by phase until now, in order; they add up to all the time that is counted. */
  public Map<Phase, Double> seconds() {
    return clock.seconds();
  }

  /** Does something that only waits, which is said meanwhile; several threads may wait at once. */
  void waitingFor(String sentence, Runnable wait) {
    waitingFor = sentence;
    waiting.incrementAndGet();
    try {
      wait.run();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Says in a sentence what is done now. */
  public void doing(String sentence) {
    doing = sentence;
  }

  /** The counters of a table that was asked for before; empty: of this name none was. */
  public Optional<TableProgress> known(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The counters of the table of this name, made when they are first asked for. */
  public TableProgress table(String name) {
    return tables.computeIfAbsent(name, TableProgress::new);
  }
}
