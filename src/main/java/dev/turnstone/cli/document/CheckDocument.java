package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.List;

/** The document of {@code plan check}. */
public final class CheckDocument {
  private CheckDocument() {}

  public static ObjectNode of(String planFile, String planHash, List<Problem> problems) {
    ObjectNode document = Documents.object();
    document.set("problems", Documents.problems(problems, planFile));
    document.put("plan", planHash);
    document.put("runnable", problems.stream().noneMatch(p -> p.severity() == Severity.BLOCKER));
    return document;
  }
}
