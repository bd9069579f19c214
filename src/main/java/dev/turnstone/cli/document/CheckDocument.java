package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.catalog.TableName;
import dev.turnstone.document.Documents;
import dev.turnstone.plan.Step;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.List;

/** The document of {@code plan check}. */
public final class CheckDocument {
  private CheckDocument() {}

  /**
   * What was found.
   *
   * @param steps what a run would do, each with its undo
   */
  public static ObjectNode of(
      String planFile, String planHash, List<Problem> problems, List<Step> steps) {
    ObjectNode document = Documents.object();
    document.set("problems", Documents.problems(problems, planFile));
    document.put("plan", planHash);
    document.put("runnable", problems.stream().noneMatch(p -> p.severity() == Severity.BLOCKER));
    ArrayNode all = document.putArray("steps");
    for (Step step : steps) {
      ObjectNode one = all.addObject();
      Documents.put(one, "table", step.table().map(TableName::name));
      step.script().ifPresent(name -> one.put("step", name));
      one.put("do", step.kind().name());
      one.put("undo", step.undo().name());
    }
    return document;
  }
}
