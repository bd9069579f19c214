package dev.turnstone.rehearse;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.rehearse.keys.KeyOutcome;
import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;

/** What becomes of rows by each other, once every row was read: keys, then references. */
final class Aftermath {
  private final List<Subject> subjects;
  private final Repeats repeats;
  private final Dangling dangling;
  private final RehearsalWatch watch;
  private final Vendor vendor;

  Aftermath(
      List<Subject> subjects, Subjects plan, SecondLook look, Rehearsal.Room room, Target target) {
    this.subjects = subjects;
    this.watch = target.watch();
    this.vendor = target.database().dialect().vendor();
    PresentKeys present = new PresentKeys(target.database(), room.keys(), watch);
    LateRows late = new LateRows(look, room.rows());
    this.repeats = new Repeats(present, room, late, vendor);
    this.dangling = new Dangling(subjects, plan, present, room, late);
  }

  /** The target, and who is told what is done with it. */
  record Target(TargetDatabase database, RehearsalWatch watch) {}

  /** The tables' final counts, in their order. */
  List<RehearsedTable> follow() {
    List<KeyOutcome> outcomes = new ArrayList<>();
    for (Subject subject : subjects) {
      watch.check();
      watch.doing("Looking for keys that repeat in " + subject.target().name().name());
      outcomes.add(repeats.refuse(subject));
    }
    watch.doing("Looking for rows that refer to nothing");
    dangling.refuse(vendor);
    List<RehearsedTable> tables = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      RowSet gone = subjects.get(i).gone();
      long updated = outcomes.get(i).updated().sizeWithout(gone);
      long unchanged = outcomes.get(i).unchanged().sizeWithout(gone);
      tables.add(subjects.get(i).counts(updated, unchanged));
    }
    return tables;
  }
}
