package dev.turnstone.run;

import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one worker holds: its reader in the snapshot, its sink, and its compiled programs. Owned by
 * one thread.
 */
final class Connections implements AutoCloseable {
  private final RunParts parts;
  private final RowSource reader;
  private final LookupTables lookups;
  private final Map<String, RowProgram> programs = new HashMap<>();
  private final Map<String, RowProgram> keys = new HashMap<>();
  private @Nullable RowSink sink;

  Connections(RunParts parts, RowSource reader, LookupTables lookups) {
    this.parts = parts;
    this.reader = reader;
    this.lookups = lookups;
  }

  RowSource reader() {
    return reader;
  }

  /** The sink, opened on first use and after {@link #dropSink}. */
  RowSink sink() {
    RowSink open = sink;
    if (open == null) {
      open = parts.target().openSink(parts.lease());
      sink = open;
    }
    return open;
  }

  /** Undoes what the open chunk wrote; where no sink came about, there is nothing to undo. */
  void rollbackSink() {
    RowSink open = sink;
    if (open != null) {
      open.rollback();
    }
  }

  /** Gives up a sink whose connection broke; what it had not committed is gone with it. */
  void dropSink() {
    RowSink open = sink;
    sink = null;
    if (open != null) {
      open.close();
    }
  }

  RowProgram program(TableJob job) {
    return programs.computeIfAbsent(
        job.name(),
        n ->
            job.program(
                parts.source().dialect().vendor(), parts.target().dialect().vendor(), lookups));
  }

  /** Reads the keys of the target's table back. */
  RowProgram keys(TableJob job) {
    Side target = new Side(job.target(), parts.target().dialect().vendor());
    return keys.computeIfAbsent(job.name(), n -> RowProgram.readKey(target));
  }

  @Override
  public void close() {
    dropSink();
  }
}
