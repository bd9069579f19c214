package dev.turnstone.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Example;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.ValueLoss;
import dev.turnstone.row.OriginalValue;

/** The document of {@code rehearse}; values stand in it only when they were asked for. */
public final class RehearsalDocument {
  private final String planFile;
  private final boolean values;

  private RehearsalDocument(String planFile, boolean values) {
    this.planFile = planFile;
    this.values = values;
  }

  public static ObjectNode of(Report report, String planFile, boolean values) {
    return new RehearsalDocument(planFile, values).document(report);
  }

  private ObjectNode document(Report report) {
    ObjectNode document = Documents.object();
    ArrayNode problems = Documents.problems(report.problems(), planFile);
    report.causes().forEach(cause -> problems.add(cause(cause)));
    document.set("problems", problems);
    document.put("plan", report.approval().hash());
    document.put("runnable", report.blockers().isEmpty());
    if (report.extent().sample().isPresent()) {
      document.put("sample", report.extent().sample().getAsLong());
    } else {
      document.putNull("sample");
    }
    ArrayNode tables = document.putArray("tables");
    report.tables().forEach(table -> tables.add(table(table)));
    ArrayNode losses = document.putArray("losses");
    report.losses().forEach(loss -> losses.add(loss(loss)));
    ArrayNode checks = document.putArray("preflight");
    report.preflight().forEach(check -> checks.add(check(check)));
    ArrayNode steps = document.putArray("steps");
    report.plan().scripts().stream()
        .filter(Script::enabled)
        .forEach(script -> steps.add(StepDocument.of(script)));
    ProspectDocument.add(document, report.prospect());
    Documents.putSeconds(document, "seconds", report.seconds());
    return document;
  }

  private ObjectNode cause(Cause cause) {
    Problem problem = cause.problem();
    ObjectNode one = Documents.object();
    one.put("code", problem.code().name());
    one.put("severity", problem.severity().name());
    Documents.put(one, "table", problem.where().table());
    Documents.put(one, "column", problem.where().column());
    one.put("message", problem.message());
    one.put("fix", problem.fix(planFile));
    one.put("count", cause.rows());
    ArrayNode examples = one.putArray("examples");
    cause.first().forEach(example -> examples.add(example(example)));
    cause.extreme().ifPresent(example -> one.set("extreme", example(example)));
    ArrayNode fixes = one.putArray("fixes");
    for (Fix fix : cause.fixes()) {
      ObjectNode way = fixes.addObject();
      way.put("words", fix.words());
      way.put("options", fix.options());
    }
    Documents.put(one, "byHand", cause.byHand());
    return one;
  }

  private ObjectNode example(Example example) {
    ObjectNode one = Documents.object();
    ObjectNode key = one.putObject("key");
    example.key().forEach(key::put);
    Documents.put(one, "follows", example.follows());
    if (values && example.value().isPresent()) {
      one.set("value", value(example.value().get()));
    }
    return one;
  }

  public static ObjectNode value(OriginalValue value) {
    ObjectNode one = Documents.object();
    one.put("type", value.type());
    if (value.left().isPresent()) {
      one.put("leftInSource", value.left().getAsLong());
    } else if (value.hex().isPresent()) {
      one.put("hex", value.hex().get());
    } else {
      one.put("value", value.value().orElse(null));
    }
    return one;
  }

  private static ObjectNode table(RehearsedTable table) {
    ObjectNode one = Documents.object();
    one.put("source", table.source().name());
    one.put("target", table.target().name());
    one.put("read", table.read());
    one.put("inserted", table.inserted());
    one.put("updated", table.updated());
    one.put("unchanged", table.unchanged());
    one.put("filtered", table.filtered());
    one.put("refused", table.refused());
    return one;
  }

  private ObjectNode loss(ValueLoss loss) {
    ObjectNode one = Documents.object();
    Documents.put(one, "table", loss.where().table());
    Documents.put(one, "column", loss.where().column());
    one.put("from", loss.from());
    one.put("to", loss.to());
    one.put("verdict", loss.verdict().grade().name());
    one.put("reason", loss.verdict().reason());
    one.put("read", loss.read());
    one.put("changed", loss.changed());
    one.put("refused", loss.refused());
    ArrayNode examples = one.putArray("examples");
    loss.examples().forEach(example -> examples.add(example(example)));
    return one;
  }

  private static ObjectNode check(Check check) {
    ObjectNode one = Documents.object();
    one.put("name", check.name());
    one.put("status", check.status());
    one.put("finding", check.finding());
    return one;
  }
}
