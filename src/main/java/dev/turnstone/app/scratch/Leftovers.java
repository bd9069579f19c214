package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Check;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scratch copies that rehearsals left behind which were killed, told apart from those at work. */
public final class Leftovers {
  private static final String NAME = "target.scratch";
  private final Address target;
  private final Secret secret;

  /** Looks where a target is. */
  public Leftovers(Address target, Secret secret) {
    this.target = target;
    this.secret = secret;
  }

  /** What one rehearsal left. */
  private record Found(ScratchNames names, List<String> objects, String drop) {
    String words() {
      return String.join(", ", objects);
    }
  }

  /** Names what there is, with the statements that drop it; leaves it alone. */
  public List<Check> look(TargetDatabase database, Catalog catalog) {
    List<Check> checks = new ArrayList<>();
    for (Found one : found(catalog)) {
      checks.add(Check.found(NAME, inUse(database, one) ? busy(one) : left(one)));
    }
    return orNone(checks);
  }

  /** A file that is no database any more is nobody's. */
  private boolean inUse(TargetDatabase database, Found one) {
    if (target.vendor() != Vendor.SQLITE) {
      return ScratchPlace.inUse(database, one.names());
    }
    try (ScratchPlace place = ScratchPlace.open(target, secret, one.names())) {
      return ScratchPlace.inUse(place.database(), one.names());
    } catch (EngineException e) {
      return false;
    }
  }

  /** Drops what nobody works with, and names it. */
  public List<Check> clear(TargetDatabase database, Catalog catalog) {
    List<Check> checks = new ArrayList<>();
    for (Found one : found(catalog)) {
      checks.add(Check.found(NAME, inUse(database, one) ? busy(one) : dropped(one)));
    }
    return orNone(checks);
  }

  private Problem dropped(Found one) {
    try (ScratchPlace place = ScratchPlace.open(target, secret, one.names())) {
      place.clear(true);
      return note(Code.SCRATCH_DROPPED, one.words());
    } catch (EngineException e) {
      return left(one);
    }
  }

  private static List<Check> orNone(List<Check> checks) {
    return checks.isEmpty() ? List.of(Check.passed(NAME, "nothing was left behind")) : checks;
  }

  private static Problem busy(Found one) {
    return note(Code.SCRATCH_IN_USE, one.words());
  }

  private static Problem left(Found one) {
    return Problem.warning(Code.SCRATCH_LEFT, Location.EVERYWHERE, one.words(), one.drop());
  }

  private static Problem note(Code code, String words) {
    return Problem.note(code, Location.EVERYWHERE, words);
  }

  private List<Found> found(Catalog catalog) {
    return target.vendor() == Vendor.SQLITE ? files() : tables(catalog);
  }

  private static List<Found> tables(Catalog catalog) {
    List<ScratchNames> all =
        catalog.tables().stream()
            .flatMap(t -> ScratchNames.of(t.name().name()).stream())
            .distinct()
            .toList();
    List<Found> found = new ArrayList<>();
    for (ScratchNames names : all) {
      List<TableName> tables = names.tables(catalog);
      String drop =
          tables.stream()
              .map(t -> "DROP TABLE " + Dialects.of(catalog.product().vendor()).quote(t) + ";")
              .collect(Collectors.joining(" "));
      found.add(new Found(names, tables.stream().map(TableName::toString).toList(), drop));
    }
    return found;
  }

  private List<Found> files() {
    Path file = Path.of(target.database()).toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    String start = file.getFileName() + ".";
    try (Stream<Path> beside = Files.list(folder)) {
      List<Found> found = new ArrayList<>();
      for (Path one : beside.sorted().toList()) {
        String name = one.getFileName().toString();
        Optional<ScratchNames> names =
            name.startsWith(start)
                ? ScratchNames.of(name.substring(start.length()))
                : Optional.empty();
        if (names.isPresent() && name.endsWith(names.get().all())) {
          found.add(new Found(names.get(), List.of(one.toString()), "delete the file " + one));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
