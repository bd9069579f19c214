package dev.turnstone.app;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.undo.difference.State;
import dev.turnstone.undo.snapshot.SnapshotDatabase;
import dev.turnstone.undo.snapshot.Snapshots;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes snapshots of databases and opens them again, with the workspace's key. */
public final class StoredStates {
  private static final String PREFIX = "snapshot:";
  private final Workspace workspace;

  public StoredStates(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The file that a text such as {@code snapshot:PATH} names; empty: it names a database. */
  public static Optional<Path> file(String connection) {
    return connection.toLowerCase(Locale.ROOT).startsWith(PREFIX)
        ? Optional.of(Path.of(connection.substring(PREFIX.length())))
        : Optional.empty();
  }

  /**
   * Takes a snapshot of a database.
   *
   * @param include only these tables; empty: all that hold rows
   * @param file must not be there; encrypted, whole and on disk when this returns
   * @throws Refused when a pattern fits no table, or the file is there or cannot be written
   */
  public Snapshots.Taken take(
      String connection,
      TablePatterns include,
      Path file,
      Credentials secrets,
      Comparisons.Watch watch) {
    workspace.room();
    Address address = Places.settled(ConnectionText.parse(connection));
    try (TargetDatabase database = Databases.open(address, secrets.source(), true)) {
      if (!include.isEmpty()) {
        requireAll(include, database.catalog(false).tables());
      }
      return new Snapshots(workspace.key(), watch.doing(), () -> Comparisons.goOn(watch))
          .take(
              database,
              address.toString(),
              table -> include.isEmpty() || include.match(table.name()),
              file,
              Instant.now());
    }
  }

  private static void requireAll(TablePatterns include, List<Table> tables) {
    List<Problem> slips =
        include.unused(tables.stream().map(Table::name).toList()).stream()
            .map(StoredStates::missing)
            .toList();
    if (!slips.isEmpty()) {
      throw new Refused(slips);
    }
  }

  private static Problem missing(String glob) {
    Location where = Location.table(glob);
    return Problem.blocker(Code.TABLE_MISSING, where, "database", where.options());
  }

  /** A snapshot as a side of a comparison; all of the file is checked first. */
  State open(Path file) {
    SnapshotDatabase kept = SnapshotDatabase.open(file, workspace.key());
    try {
      String name = "snapshot " + file + " of " + kept.connection() + ", taken " + kept.taken();
      return State.of(name, kept, kept::sum);
    } catch (RuntimeException | Error e) {
      kept.close();
      throw e;
    }
  }
}
