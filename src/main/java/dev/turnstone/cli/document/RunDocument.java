package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.RunResult;
import dev.turnstone.document.Documents;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ConditionVerdict;
import dev.turnstone.run.Phase;
import dev.turnstone.verify.TableVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document of {@code run}, {@code resume}, {@code migrate} and {@code verify}. */
public final class RunDocument {
  private RunDocument() {}

  public static ObjectNode of(RunResult result) {
    ObjectNode document = Documents.object();
    document.put("run", result.run());
    document.put("state", result.state().name());
    document.put("plan", result.planHash());
    ArrayNode tables = document.putArray("tables");
    result.tables().forEach(line -> tables.add(table(line)));
    document.set("problems", Documents.problems(result.problems()));
    Documents.putSeconds(document, "seconds", result.seconds());
    ArrayNode phases = document.putArray("phases");
    for (Map.Entry<Phase, Double> phase : result.phases().entrySet()) {
      ObjectNode one = phases.addObject();
      one.put("name", phase.getKey().label());
      Documents.putSeconds(one, "seconds", phase.getValue());
    }
    if (!result.conditions().isEmpty()) {
      ArrayNode conditions = document.putArray("conditions");
      result.conditions().forEach(verdict -> add(conditions, verdict));
    }
    return document;
  }

  private static void add(ArrayNode conditions, ConditionVerdict verdict) {
    ObjectNode one = conditions.addObject();
    one.put("name", verdict.condition().name());
    one.put("holds", verdict.holds());
    one.put("found", verdict.found());
    one.put("wanted", verdict.wanted());
  }

  /**
   * A run that was refused: nothing was written.
   *
   * @param planHash empty when there is no plan yet, or none that can be read
   */
  public static ObjectNode refused(Optional<String> planHash, List<Problem> problems) {
    ObjectNode document = Documents.object();
    document.putNull("run");
    document.put("state", "REFUSED");
    Documents.put(document, "plan", planHash);
    document.putArray("tables");
    document.set("problems", Documents.problems(problems));
    Documents.putSeconds(document, "seconds", 0);
    document.putArray("phases");
    return document;
  }

  private static ObjectNode table(RunResult.Line line) {
    ObjectNode one = Documents.object();
    ChunkCounts counts = line.report().counts();
    one.put("source", line.report().source().name());
    one.put("target", line.report().target().name());
    one.put("read", counts.read());
    one.put("inserted", counts.written().inserted());
    one.put("updated", counts.written().updated());
    one.put("unchanged", counts.written().unchanged());
    one.put("filtered", counts.filtered());
    one.put("setAside", counts.setAside());
    one.put("verified", line.verified());
    one.put("missing", line.verdict().map(TableVerdict::missing).orElse(0L));
    one.put("extra", line.verdict().map(TableVerdict::extra).orElse(0L));
    one.put("changed", line.verdict().map(TableVerdict::changed).orElse(0L));
    Documents.putSeconds(one, "seconds", line.report().seconds());
    ArrayNode examples = one.putArray("examples");
    line.verdict().ifPresent(verdict -> verdict.examples().forEach(e -> add(examples, e)));
    return one;
  }

  private static void add(ArrayNode examples, TableVerdict.Example example) {
    ObjectNode one = examples.addObject();
    one.put("kind", example.kind().name());
    ObjectNode key = one.putObject("key");
    example.key().forEach(key::put);
  }
}
