package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Arrays;

/**
 * The values of a cursor's present row that are not handed over, because the row as a whole is
 * larger than {@link TableRead#mostBytes}. Owned by its cursor.
 */
public final class WithheldValues {
  private final TableRead read;
  private final long[] bytes;
  private boolean any;

  public WithheldValues(TableRead read) {
    this.read = read;
    bytes = new long[read.columns().size()];
  }

  /** The present row is complete. */
  public void none() {
    if (any) {
      any = false;
      Arrays.fill(bytes, 0);
    }
  }

  /** The present row lacks this value of so many bytes; no-op for 0 bytes. */
  public void add(int column, long length) {
    bytes[column] = length;
    any |= length > 0;
  }

  public boolean any() {
    return any;
  }

  /** Bytes of a value that is withheld; 0 when it can be read. */
  public long bytes(int column) {
    return bytes[column];
  }

  /**
   * Stands before every reading of a value.
   *
   * @throws Stopped when it is withheld: whoever can do without the row asks before
   */
  public void requireReadable(int column) {
    if (any && bytes[column] > 0) {
      Location where = Location.column(read.table().name().toString(), read.columns().get(column));
      throw new Stopped(
          Problem.blocker(Code.VALUE_BEYOND_MEMORY, where, Long.toString(bytes[column])));
    }
  }
}
