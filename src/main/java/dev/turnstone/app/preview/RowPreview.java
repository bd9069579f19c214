package dev.turnstone.app.preview;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Survey;
import dev.turnstone.app.Workspace;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.FirstRows;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import java.util.List;

/**
 * Shows on real rows what a plan would make of them: by the very program of a run, with the target
 * asked what it would say. Reads the beginning of a table; writes nothing in either database.
 */
public final class RowPreview {
  /** Rows read at most. */
  private static final int ROWS = 2_000;

  /** Lines shown at most. */
  private static final int LINES = 20;

  /** No further row is read after that; nanoseconds. */
  private static final long ENOUGH = 2_000_000_000L;

  private final Workspace workspace;
  private final String from;
  private final String to;
  private final Credentials secrets;

  /**
   * Previews between two databases.
   *
   * @param workspace where tables are put aside that rules look into and memory does not hold
   * @param from connection text of the source, without secrets
   * @param to connection text of the target, likewise; a file need not be there yet
   */
  public RowPreview(Workspace workspace, String from, String to, Credentials secrets) {
    this.workspace = workspace;
    this.from = from;
    this.to = to;
    this.secrets = secrets;
  }

  /**
   * Looks at the first rows of a table.
   *
   * @param survey what is in both databases
   * @param cancellation when it is wished, no further row is read
   * @throws EngineException.Refused when the plan cannot be carried out as it is, or one of the
   *     databases cannot be reached
   */
  public Preview look(PreviewOrder order, Survey survey, Cancellation cancellation) {
    Looked looked = new Looked(order, survey);
    try (TargetDatabase source = Databases.open(address(from), secrets.source(), true);
        TargetDatabase target = target();
        Snapshot snapshot = source.snapshot(1);
        LookupRoom room = new LookupRoom(workspace)) {
      RowSource reader = snapshot.readers().get(0);
      try (LookupTables lookups =
          LookupTables.load(looked.planOf(order.plan()), survey.source(), reader, room::store)) {
        RowProgram program = looked.program(lookups);
        try (RowRules rules = target.rules(program.writes(), List.of(), true)) {
          Reading reading = new Reading(looked, program, rules);
          return read(reader, program, reading, cancellation);
        }
      }
    }
  }

  private static Address address(String text) {
    return ConnectionText.parse(text);
  }

  /** A file that is still to be made is opened so that it goes away again. */
  private TargetDatabase target() {
    try {
      return Databases.open(address(to), secrets.target(), true);
    } catch (Refused e) {
      if (e.problems().get(0).code() == Code.FILE_MISSING) {
        return Databases.open(address(to), secrets.target(), false);
      }
      throw e;
    }
  }

  private static Preview read(
      RowSource reader, RowProgram program, Reading reading, Cancellation cancellation) {
    long begun = System.nanoTime();
    ChunkRange range = null;
    boolean ended = false;
    boolean enough = false;
    while (!ended && !enough) {
      range = reader.next(program.reads(), range, ROWS);
      try (RowCursor rows =
          new FirstRows(reader.open(program.reads(), range), ROWS - reading.looked())) {
        while (!enough && rows.next()) {
          reading.one(rows);
          enough = System.nanoTime() - begun > ENOUGH || cancellation.wished();
        }
      }
      ended = range.last() && !enough && reading.looked() < ROWS;
      enough |= reading.looked() >= ROWS;
    }
    return reading.preview(LINES, ended);
  }
}
