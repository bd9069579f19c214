package dev.turnstone.app.scratch;

import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;

/** A sink whose chunks are timed from their first row to the end of their commit. */
final class TimedSink implements RowSink {
  private final RowSink sink;
  private final ChunkTimes times;
  private long begun;

  TimedSink(RowSink sink, ChunkTimes times) {
    this.sink = sink;
    this.times = times;
  }

  @Override
  public RowWriter begin(TableWrite write, PriorRows prior) {
    begun = System.nanoTime();
    return sink.begin(write, prior);
  }

  @Override
  public void flush(RefusedRow refused) {
    sink.flush(refused);
  }

  @Override
  public Written finish(RefusedRow refused) {
    return sink.finish(refused);
  }

  @Override
  public void commit(ChunkMarker marker) {
    sink.commit(marker);
    times.add(new ChunkTimes.Chunk(marker.table(), marker.chunk(), begun, System.nanoTime()));
  }

  @Override
  public void rollback() {
    sink.rollback();
  }

  @Override
  public void close() {
    sink.close();
  }
}
