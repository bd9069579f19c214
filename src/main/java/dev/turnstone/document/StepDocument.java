package dev.turnstone.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.sql.SqlScript;
import java.util.Optional;

/** The document of {@code plan step}, and steps in others. */
public final class StepDocument {
  private StepDocument() {}

  /** All steps of a plan, in their order. */
  public static ObjectNode of(MigrationPlan plan) {
    ObjectNode document = Documents.object();
    document.put("plan", PlanFile.hash(plan));
    ArrayNode steps = document.putArray("steps");
    Vendor vendor = plan.target().product().vendor();
    for (Script script : plan.scripts()) {
      ObjectNode one = of(script);
      one.put("enabled", script.enabled());
      one.put("statements", statements(vendor, Optional.of(script.sql())));
      one.put("undoStatements", statements(vendor, script.undo()));
      one.put("conditions", script.conditions().size());
      steps.add(one);
    }
    return document;
  }

  /** Its name, when it is carried out, and what takes it back. */
  static ObjectNode of(Script script) {
    ObjectNode one = Documents.object();
    one.put("step", script.name());
    one.put("when", script.when().name());
    String without = script.irreversible() ? "IRREVERSIBLE" : "NONE";
    one.put("undo", script.undo().isPresent() ? "SCRIPT" : without);
    return one;
  }

  private static int statements(Vendor vendor, Optional<String> sql) {
    return sql.map(text -> SqlScript.of(vendor, text).statements().size()).orElse(0);
  }
}
