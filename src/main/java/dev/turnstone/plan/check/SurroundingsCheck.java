package dev.turnstone.plan.check;

import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks what surrounds the rows: row security, storage engines, triggers. */
final class SurroundingsCheck {
  private SurroundingsCheck() {}

  static List<Problem> check(PlannedTable table) {
    List<Problem> problems = new ArrayList<>();
    TableTraits target = table.target().traits();
    if (table.source().traits().rowSecurity()) {
      Location where = Location.table(table.source().name().toString());
      problems.add(Problem.blocker(Code.ROW_SECURITY, where));
    }
    if (target.rowSecurity()) problems.add(Problem.blocker(Code.ROW_SECURITY, table.where()));
    if (table.dialect().vendor().mysqlFamily() && !transactional(target.storage())) {
      problems.add(Problem.blocker(Code.NOT_TRANSACTIONAL, table.where(), target.storage()));
    }
    long triggers = target.triggers().stream().filter(Trigger::enabled).count();
    if (triggers > 0) {
      problems.add(Problem.note(Code.TRIGGERS_ON_TARGET, table.where(), String.valueOf(triggers)));
    }
    return problems;
  }

  private static boolean transactional(String storage) {
    return storage.isEmpty()
        || List.of("innodb", "rocksdb", "tokudb", "ndbcluster").contains(storage);
  }
}
