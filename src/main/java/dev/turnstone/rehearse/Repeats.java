package dev.turnstone.rehearse;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.KeyConflicts;
import dev.turnstone.rehearse.keys.KeyFile;
import dev.turnstone.rehearse.keys.KeyOutcome;
import dev.turnstone.rehearse.keys.LoadKey;
import java.util.ArrayList;
import java.util.List;

/** Refuses the rows of a table that repeat a key, and tells which of an upsert change others. */
final class Repeats {
  private final PresentKeys present;
  private final Rehearsal.Room room;
  private final LateRows late;
  private final Vendor vendor;

  /**
   * For the tables of one target.
   *
   * @param vendor of the target
   */
  Repeats(PresentKeys present, Rehearsal.Room room, LateRows late, Vendor vendor) {
    this.present = present;
    this.room = room;
    this.late = late;
    this.vendor = vendor;
  }

  KeyOutcome refuse(Subject subject) {
    List<KeyUse> uses = new ArrayList<>();
    List<KeyFile> load = new ArrayList<>();
    for (int i = 0; i < subject.uses().size(); i++) {
      if (subject.uses().get(i).unique()) {
        uses.add(subject.uses().get(i));
        load.add(subject.keys(i));
      }
    }
    List<Key> keys = uses.stream().map(KeyUse::key).toList();
    boolean some = subject.filled() && !keys.isEmpty();
    List<KeyFile> there = some ? present.of(subject, keys) : List.of();
    List<LoadKey> all = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      boolean identity = uses.get(i).role() == KeyUse.Role.IDENTITY;
      all.add(new LoadKey(load.get(i), some ? there.get(i) : null, identity));
    }
    KeyOutcome outcome = KeyConflicts.find(all, room.keys(), room.rows()::keyedStore);
    for (int i = 0; i < uses.size(); i++) {
      late.refuse(subject, outcome.refused().get(i), problem(subject, uses.get(i)));
    }
    return outcome;
  }

  private Problem problem(Subject subject, KeyUse use) {
    Location where = Location.table(subject.name());
    String columns = String.join(", ", use.key().columns());
    if (use.role() == KeyUse.Role.IDENTITY) {
      return Problem.warning(Code.KEY_TWICE, where, columns);
    }
    boolean nameless = vendor == Vendor.SQLITE || use.key().name().isEmpty();
    String name = nameless ? columns : use.key().name();
    return subject.plan().mode() == WriteMode.FAIL_IF_EXISTS
        ? Problem.blocker(Code.DUPLICATE_KEY, where, name)
        : Problem.warning(Code.DUPLICATE_KEY, where, name);
  }
}
