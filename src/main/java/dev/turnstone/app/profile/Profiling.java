package dev.turnstone.app.profile;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableRead;
import java.util.List;
import java.util.Optional;

/** Looks at the rows of one database after the other table, and never writes. One thread. */
public final class Profiling implements AutoCloseable {
  /** Rows of a table from which on a sample is looked at. */
  public static final long MOST_ROWS = 100_000;

  /** Places all over a table that a sample is taken from. */
  private static final long PIECES = 20;

  private static final long STEP = 500;

  /** Different values that are held at a time, of all columns of a table. */
  private static final int VALUES = 500_000;

  private final SourceDatabase database;
  private final long most;

  private Profiling(SourceDatabase database, long most) {
    this.database = database;
    this.most = most;
  }

  /**
   * Opens a database to read from it; the caller closes it.
   *
   * @param connection its connection text, without secrets
   * @param side whose secret is used
   * @throws dev.turnstone.problem.EngineException.Refused when it cannot be opened
   */
  public static Profiling open(String connection, Credentials secrets, Side side) {
    return open(connection, secrets, side, MOST_ROWS);
  }

  /**
   * As {@link #open(String, Credentials, Side)}.
   *
   * @param most rows of a table from which on a sample is looked at, at least {@value #PIECES}
   */
  static Profiling open(String connection, Credentials secrets, Side side, long most) {
    return new Profiling(
        Databases.open(
            ConnectionText.parse(connection),
            side == Side.SOURCE ? secrets.source() : secrets.target(),
            true),
        most);
  }

  /**
   * Looks at a table.
   *
   * @return empty: it was stopped
   * @throws dev.turnstone.problem.EngineException when it cannot be read
   */
  public Optional<TableProfile> of(Table table, ProfileWatch watch) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    TableRead read = new TableRead(table, names).within(RowMemory.shared());
    try (Snapshot snapshot = database.snapshot(1)) {
      RowSource reader = snapshot.readers().get(0);
      long rows = rows(table, reader, read);
      watch.expect(Math.min(rows, most));
      Look look = new Look(reader, read, watch);
      boolean whole = look.at(rows);
      return watch.stopped()
          ? Optional.empty()
          : Optional.of(new TableProfile(table.name(), look.seen, whole, look.profiles()));
    }
  }

  /** A guess of many is good enough to spread a sample by; a guess of few may be a mistake. */
  private long rows(Table table, RowSource reader, TableRead read) {
    long guessed = table.traits().estimatedRows().orElse(0);
    return guessed > 2 * most ? guessed : reader.count(read);
  }

  /** One look at one table. */
  private final class Look {
    private final RowSource reader;
    private final TableRead read;
    private final ProfileWatch watch;
    private final List<ColumnTally> tallies;
    private final Cell cell = new Cell();
    private long seen;

    Look(RowSource reader, TableRead read, ProfileWatch watch) {
      this.reader = reader;
      this.read = read;
      this.watch = watch;
      List<Column> columns = read.table().columns();
      int kept = Math.min(ColumnProfile.KEPT, VALUES / Math.max(1, columns.size()));
      this.tallies = columns.stream().map(c -> new ColumnTally(c, kept)).toList();
    }

    /** True when every row was looked at. */
    boolean at(long rows) {
      boolean sampled = rows > most;
      long piece = sampled ? most / PIECES : most;
      long gap = sampled ? rows / PIECES - piece : 0;
      boolean left = false;
      ChunkRange range = reader.next(read, null, piece);
      while (true) {
        left |= rows(range, range.last() ? most - seen : Math.min(piece, most - seen));
        if (range.last() || seen >= most || watch.stopped()) {
          return !sampled && !left && range.last();
        }
        ChunkRange before = gap > 0 ? reader.next(read, range, gap) : range;
        if (before.last()) {
          return false;
        }
        range = reader.next(read, before, piece);
      }
    }

    /** True when rows of the range were left out because it has more than are wanted. */
    private boolean rows(ChunkRange range, long wanted) {
      try (RowCursor cursor = reader.open(read, range)) {
        long end = seen + wanted;
        while (!watch.stopped() && cursor.next()) {
          if (seen == end) {
            return true;
          }
          row(cursor);
          seen++;
          if (seen % STEP == 0) {
            watch.looked(seen);
          }
        }
      }
      watch.looked(seen);
      return false;
    }

    private void row(RowCursor cursor) {
      boolean complete = cursor.complete();
      for (int i = 0; i < tallies.size(); i++) {
        long withheld = complete ? 0 : cursor.withheld(i);
        if (withheld > 0) {
          tallies.get(i).withheld(withheld);
        } else {
          cursor.read(i, cell);
          tallies.get(i).add(cell);
        }
      }
    }

    List<ColumnProfile> profiles() {
      return tallies.stream().map(ColumnTally::profile).toList();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
