package dev.turnstone.rehearse;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.KeyFile;
import dev.turnstone.rehearse.keys.References;
import dev.turnstone.rehearse.keys.References.Referred;
import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.KeyedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses the rows whose reference leads nowhere, and then those that refer to these, in the order
 * in which a run takes them out.
 */
final class Dangling {
  private final List<Subject> subjects;
  private final Subjects plan;
  private final PresentKeys present;
  private final Rehearsal.Room room;
  private final LateRows late;

  Dangling(
      List<Subject> subjects,
      Subjects plan,
      PresentKeys present,
      Rehearsal.Room room,
      LateRows late) {
    this.subjects = subjects;
    this.plan = plan;
    this.present = present;
    this.room = room;
    this.late = late;
  }

  /** A foreign key of a loaded table, with the keys on both its sides. */
  private record Reference(
      Subject child, ForeignKey key, KeyFile referring, List<Referred> referred) {
    RowSet orphans() {
      return References.orphans(referring, child.gone(), referred);
    }
  }

  /**
   * Goes on until every row that stays refers to one that stays.
   *
   * @param vendor of the target
   */
  void refuse(Vendor vendor) {
    List<Reference> all = references();
    boolean serverProves = vendor == Vendor.POSTGRESQL;
    if (serverProves && broken(all.stream().filter(r -> r.key().validated()).toList()).isEmpty()) {
      return; // what the server never proves, nobody takes out
    }
    for (List<Reference> broken = broken(all); !broken.isEmpty(); broken = broken(all)) {
      broken.forEach(this::takeOut);
    }
  }

  private static List<Reference> broken(List<Reference> all) {
    return all.stream().filter(r -> r.orphans().size() > 0).toList();
  }

  private void takeOut(Reference reference) {
    RowSet orphans = reference.orphans();
    if (orphans.size() == 0) {
      return;
    }
    Subject child = reference.child();
    ForeignKey key = reference.key();
    Location where = Location.column(child.name(), key.columns().get(0));
    try (KeyedStore labels = room.rows().keyedStore()) {
      RefusedParents parents = new RefusedParents(key, labels);
      subject(key.target())
          .ifPresent(
              parent -> {
                for (SetAside row : parent.refused()) {
                  parents.add(row, RefusedParents.byTarget(parent.plan(), row));
                }
              });
      late.orphans(
          child, orphans, parents::find, parent -> reason(child.upserts(), where, key, parent));
    }
  }

  /** The run does not take a row out of the target that an upsert may have changed: it stops. */
  private static Problem reason(
      boolean upsert, Location where, ForeignKey key, Optional<String> parent) {
    if (upsert) {
      return Problem.blocker(Code.PARENT_MISSING, where, key.target().name());
    }
    return parent
        .map(p -> Problem.warning(Code.PARENT_SET_ASIDE, where, p))
        .orElseGet(() -> Problem.warning(Code.PARENT_MISSING, where, key.target().name()));
  }

  private List<Reference> references() {
    List<Reference> all = new ArrayList<>();
    for (Subject child : subjects) {
      for (ForeignKey key : child.target().foreignKeys()) {
        Optional<KeyFile> referring = child.referring(key);
        List<Referred> referred = referring.isPresent() ? referred(key) : List.of();
        if (!referred.isEmpty()) {
          all.add(new Reference(child, key, referring.orElseThrow(), referred));
        }
      }
    }
    return all;
  }

  /** The keys of rows that the load brings, and of those that are in the table before. */
  private List<Referred> referred(ForeignKey key) {
    List<Referred> referred = new ArrayList<>();
    Optional<Subject> parent = subject(key.target());
    Key wanted = Key.unique("", key.targetColumns());
    if (parent.isEmpty()) {
      Optional<Table> table = plan.table(key.target());
      table.ifPresent(t -> referred.add(new Referred(present.of(t, wanted), new RowSet())));
      return referred;
    }
    Subject loaded = parent.get();
    for (int i = 0; i < loaded.uses().size(); i++) {
      KeyUse use = loaded.uses().get(i);
      if (use.role() == KeyUse.Role.REFERRED && use.key().columns().equals(key.targetColumns())) {
        referred.add(new Referred(loaded.keys(i), loaded.gone()));
      }
    }
    if (loaded.filled()) {
      referred.add(new Referred(present.of(loaded.target(), wanted), new RowSet()));
    }
    return referred;
  }

  private Optional<Subject> subject(TableName name) {
    return subjects.stream().filter(s -> s.target().name().equals(name)).findFirst();
  }
}
