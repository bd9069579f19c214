package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Rows taken out of the target again after the load, removal by removal: what a removal takes out
 * is recorded before it is done, and its marker in the target tells whether it was. Used by one
 * thread at a time.
 */
public final class Removals {
  private static final String COUNT = "removals";
  private static final String TABLE = "removal table";
  private static final String FROM = "removal from";
  private final JournalFile file;

  Removals(JournalFile file) {
    this.file = file;
  }

  /**
   * A removal that counts in the journal.
   *
   * @param number from 1; each removal of a run has another
   * @param table target table as {@code schema.name}
   */
  public record Removal(int number, String table) {}

  /** How many were begun, whatever became of them. */
  public int begun() {
    return file.read(Removals::begun);
  }

  private static int begun(Connection c) throws SQLException {
    return Integer.parseInt(Meta.text(c, COUNT).orElse("0"));
  }

  /** The latest one, unless it was undone: done, or of unknown outcome. */
  public Optional<Removal> latest() {
    return file.read(
        c -> {
          int number = begun(c);
          return Meta.text(c, TABLE).filter(t -> !t.isEmpty()).map(t -> new Removal(number, t));
        });
  }

  /** Begins the next one; what {@link #record} is given belongs to it. */
  public Removal begin(String table) {
    int number = begun() + 1;
    file.write(
        c -> {
          Meta.put(c, COUNT, Integer.toString(number));
          Meta.put(c, TABLE, table);
          Meta.put(c, FROM, Long.toString(Quarantine.nextId(c)));
        });
    return new Removal(number, table);
  }

  /** Records rows that are going to be taken out. */
  public void record(List<Removed> rows) {
    file.write(c -> Quarantine.remove(c, rows));
  }

  /** The latest one did not take place: its rows are in the target and are forgotten here. */
  public void undo() {
    file.write(
        c -> {
          Quarantine.restore(c, Long.parseLong(Meta.text(c, FROM).orElse("1")));
          Meta.put(c, TABLE, "");
        });
  }

  /** How many rows were taken out of a table. */
  public long rows(String table) {
    return file.read(c -> Quarantine.removedRows(c, table));
  }
}
