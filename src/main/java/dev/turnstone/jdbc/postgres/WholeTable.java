package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that cannot be cut: one range holds it all. */
final class WholeTable implements Ranges {
  @Override
  public ChunkRange next(@Nullable ChunkRange previous, long rows) {
    return ChunkRange.WHOLE;
  }

  @Override
  public List<String> conditions(ChunkRange range) {
    return List.of();
  }

  @Override
  public String order() {
    return "";
  }
}
