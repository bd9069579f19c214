package dev.turnstone.journal;

import dev.turnstone.row.KeyedStore;
import java.nio.file.Path;

/**
 * Room on disk for what does not outlive this process and belongs to no run.
 *
 * @param folder where it is; it is there
 */
public record TemporaryRoom(Path folder) {
  /** Room for values by key. */
  public KeyedStore keyedStore() {
    return new KeyedFile(folder);
  }

  /** Room for rows that a run would set aside. */
  public SetAsideRows setAsideRows() {
    return new SetAsideRows(new Spool(folder));
  }
}
