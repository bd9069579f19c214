package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.RunSummary;
import dev.turnstone.app.Runs;
import dev.turnstone.document.Documents;
import java.time.Instant;

/** The document of {@code runs}, newest first; what cannot be read stands among its problems. */
public final class RunsDocument {
  private RunsDocument() {}

  public static ObjectNode of(Runs runs) {
    ObjectNode document = Documents.object();
    ArrayNode all = document.putArray("runs");
    for (RunSummary run : runs.readable()) {
      ObjectNode one = all.addObject();
      one.put("run", run.header().run());
      one.put("plan", run.header().planHash());
      one.put("state", run.state().name());
      one.put("from", run.header().from());
      one.put("to", run.header().to());
      one.put("started", run.header().started().toString());
      Documents.put(one, "ended", run.ended().map(Instant::toString));
      one.put("working", run.working());
      Documents.put(one, "promotedTo", run.promotedTo());
    }
    document.set("problems", Documents.problems(runs.damaged()));
    return document;
  }
}
