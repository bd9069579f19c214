package dev.turnstone.run.stage;

import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;

/** Writes into new tables by the names of those whose places they will take. */
final class StagedSink implements RowSink {
  private final RowSink real;
  private final StagedNames names;

  StagedSink(RowSink real, StagedNames names) {
    this.real = real;
    this.names = names;
  }

  @Override
  public RowWriter begin(TableWrite write, PriorRows prior) {
    return real.begin(names.there(write), prior);
  }

  @Override
  public void flush(RefusedRow refused) {
    real.flush(refused);
  }

  @Override
  public Written finish(RefusedRow refused) {
    return real.finish(refused);
  }

  @Override
  public void commit(ChunkMarker marker) {
    real.commit(marker);
  }

  @Override
  public void rollback() {
    real.rollback();
  }

  @Override
  public void close() {
    real.close();
  }
}
