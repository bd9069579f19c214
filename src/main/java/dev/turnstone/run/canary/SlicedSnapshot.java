package dev.turnstone.run.canary;

import dev.turnstone.catalog.Table;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.List;
import java.util.Optional;

/** A snapshot whose readers see no other rows than those of a slice. */
final class SlicedSnapshot implements Snapshot {
  private final Snapshot whole;
  private final List<RowSource> readers;

  SlicedSnapshot(Snapshot whole, Slice slice) {
    this.whole = whole;
    this.readers =
        whole.readers().stream().<RowSource>map(r -> new SlicedSource(r, slice)).toList();
  }

  @Override
  public List<RowSource> readers() {
    return readers;
  }

  @Override
  public Optional<String> versions(Table table) {
    return whole.versions(table);
  }

  @Override
  public void close() {
    whole.close();
  }
}
