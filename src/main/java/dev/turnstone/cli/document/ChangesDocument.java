package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.document.Documents;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanChange;
import dev.turnstone.plan.file.PlanFile;

/** The document of {@code plan set}. */
public final class ChangesDocument {
  private ChangesDocument() {}

  /** What changed; {@code plan} is the identity now, {@code planBefore} the one before. */
  public static ObjectNode of(MigrationPlan before, Edited edited) {
    ObjectNode document = Documents.object();
    document.put("plan", PlanFile.hash(edited.plan()));
    document.put("planBefore", PlanFile.hash(before));
    ArrayNode changes = document.putArray("changes");
    for (PlanChange change : edited.changes()) {
      ObjectNode one = changes.addObject();
      Documents.put(one, "table", change.table());
      Documents.put(one, "column", change.column());
      one.put("before", change.before());
      one.put("after", change.after());
    }
    return document;
  }
}
