package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import dev.turnstone.undo.rollback.UndoParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where scratch copies are made: in the schemas of the tables themselves; of an SQLite file, in a
 * file beside it, on the same disk, so that the file itself stays as it is.
 */
final class ScratchPlace implements AutoCloseable {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final String HOLDER = "rehearsal";
  private static final List<String> PARTS_OF_FILE = List.of("", "-wal", "-shm", "-journal");

  private final TargetDatabase database;
  private final ScratchNames names;
  private final Optional<Path> file;

  private ScratchPlace(TargetDatabase database, ScratchNames names, Optional<Path> file) {
    this.database = database;
    this.names = names;
    this.file = file;
  }

  /** Opens the place for writing; a file is made with the first write. */
  static ScratchPlace open(Address target, Secret secret, ScratchNames names) {
    if (target.vendor() != Vendor.SQLITE) {
      return new ScratchPlace(Databases.open(target, secret, false), names, Optional.empty());
    }
    Path file = Path.of(target.database() + "." + names.all());
    Address beside = Address.sqlite(file.toString());
    return new ScratchPlace(Databases.open(beside, secret, false), names, Optional.of(file));
  }

  TargetDatabase database() {
    return database;
  }

  /** True while the rehearsal whose names these are is at work. */
  static boolean inUse(TargetDatabase database, ScratchNames names) {
    try {
      database.ledger().requireFree(names.lease(), LIFE);
      return false;
    } catch (LeaseLost e) {
      return true;
    }
  }

  /**
   * Takes away everything that has these names.
   *
   * @param traces true: also what runs that did not end have left in the ledger
   */
  void clear(boolean traces) {
    if (file.isPresent()) {
      database.close();
      delete(file.get());
      return;
    }
    dropTables();
    Lease whole = database.ledger().acquire(names.lease(), names.run(), HOLDER, LIFE);
    for (int number = 1; traces && number <= ScratchNames.MOST_RUNS; number++) {
      String undo = UndoParts.nameOf(names.run(number));
      forget(names.lease(number), undo);
      forget(names.lease(number), names.run(number));
      forget(names.lease(number), undo);
    }
    database.ledger().release(whole, true);
  }

  /** Takes away the copies; the place can be used on. */
  void dropTables() {
    Dialect dialect = database.dialect();
    Catalog now = database.catalog(false);
    List<TableName> copies = names.tables(now);
    for (TableName copy : copies) {
      Table table = now.table(copy).orElseThrow();
      List<String> apart = dialect.beforeLoad(table.only(table.foreignKeys()));
      if (!table.foreignKeys().isEmpty()) {
        database.execute(apart);
      }
    }
    copies.forEach(copy -> database.execute(List.of("DROP TABLE " + dialect.quote(copy))));
  }

  /** A lease that another name of the run still holds is asked for again under that name. */
  private void forget(String plan, String run) {
    try {
      Lease lease = database.ledger().acquire(plan, run, HOLDER, LIFE);
      database.ledger().release(lease, true);
    } catch (LeaseLost e) {
      // it runs out by itself if nobody is left who may give it back
    }
  }

  private static void delete(Path file) {
    for (String part : PARTS_OF_FILE) {
      try {
        Files.deleteIfExists(Path.of(file + part));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
