package dev.turnstone.run.stage;

import dev.turnstone.catalog.Table;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.BitSet;
import java.util.List;

/** Takes rows out of new tables by the names of those whose places they would have taken. */
final class StagedEraser implements RowEraser {
  private final RowEraser real;
  private final StagedNames names;

  StagedEraser(RowEraser real, StagedNames names) {
    this.real = real;
    this.names = names;
  }

  private List<Table> there(List<Table> tables) {
    return tables.stream().map(names::there).toList();
  }

  @Override
  public void lock(TableRead read, ChunkRange range) {
    real.lock(names.there(read), range);
  }

  @Override
  public void lock(List<Table> tables) {
    real.lock(there(tables));
  }

  @Override
  public void lockToDrop(List<Table> tables) {
    real.lockToDrop(there(tables));
  }

  @Override
  public RowSource rows() {
    return new StagedRows(real.rows(), names);
  }

  @Override
  public List<RowSource> readers(int most) {
    return StagedRows.all(real.readers(most), names);
  }

  @Override
  public boolean unchanged(Table table, String versions) {
    return real.unchanged(names.there(table), versions);
  }

  @Override
  public void run(List<String> statements) {
    real.run(statements);
  }

  @Override
  public long remove(TableRead read, ChunkRange range, BitSet rows, int of) {
    return real.remove(names.there(read), range, rows, of);
  }

  @Override
  public long empty(Table table) {
    return real.empty(names.there(table));
  }

  @Override
  public void commit(ChunkMarker marker) {
    real.commit(marker);
  }

  @Override
  public void drop(List<Table> tables, ChunkMarker marker) {
    real.drop(there(tables), marker);
  }

  @Override
  public void sweep(Table table) {
    real.sweep(names.there(table));
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
