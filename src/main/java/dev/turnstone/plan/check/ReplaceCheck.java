package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that a table which shall be replaced as a whole can be, as far as the catalogue tells:
 * what is bound to the old table and cannot be kept right speaks against it.
 */
public final class ReplaceCheck {
  private ReplaceCheck() {}

  /**
   * One blocker for each reason.
   *
   * @param all the plan's tables
   */
  static List<Problem> check(
      PlannedTable table, MigrationPlan plan, Catalog target, List<PlannedTable> all) {
    if (table.plan().mode() != WriteMode.REPLACE) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    if (plan.scripts().stream().anyMatch(s -> s.enabled() && s.when() == Script.When.BEFORE)) {
      reasons.add("the plan has steps before the load, which would meet the old table");
    }
    if (plan.safeguards().canary().isPresent()) {
      reasons.add("a canary would put a few rows in its place");
    }
    if (table.created()) {
      reasons.add("the plan creates it, so that there is nothing to replace");
    } else {
      reasons.addAll(obstacles(table.target(), target));
    }
    for (PlannedTable other : all) {
      boolean refers =
          other.target().foreignKeys().stream()
              .anyMatch(key -> key.target().equals(table.target().name()));
      if (other.created() && refers) {
        reasons.add(other.target().name().name() + ", which the plan creates, refers to it");
      }
    }
    return reasons.stream()
        .map(why -> Problem.blocker(Code.NOT_REPLACEABLE, table.where(), why))
        .toList();
  }

  /** What speaks against replacing a table that is there, each the end of a sentence. */
  public static List<String> obstacles(Table table, Catalog target) {
    List<String> obstacles = new ArrayList<>();
    if (table.kind() != TableKind.PLAIN) {
      obstacles.add("it is no plain table");
    }
    for (Trigger trigger : table.traits().triggers()) {
      String kind = trigger.event().startsWith("RULE") ? "the rule " : "the trigger ";
      obstacles.add(kind + trigger.name() + " is bound to it");
    }
    for (Table other : target.tables()) {
      for (ForeignKey key : other.foreignKeys()) {
        if (key.target().equals(table.name())) {
          String who = other.name().equals(table.name()) ? "it" : other.name().name();
          String whom = other.name().equals(table.name()) ? " refers to itself" : " refers to it";
          obstacles.add(who + whom + " by the foreign key " + key.name());
        }
      }
    }
    return obstacles;
  }
}
