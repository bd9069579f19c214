package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.app.UndoResult;
import dev.turnstone.document.Documents;
import dev.turnstone.undo.rollback.Conflict;
import dev.turnstone.undo.rollback.ScriptUndo;
import dev.turnstone.undo.rollback.TableUndo;

/** The document of {@code undo}. */
public final class UndoDocument {
  private UndoDocument() {}

  public static ObjectNode of(UndoResult result) {
    ObjectNode document = Documents.object();
    document.put("run", result.run());
    document.put("state", result.state().name());
    document.put("preview", result.preview());
    ArrayNode tables = document.putArray("tables");
    result.report().tables().forEach(table -> add(tables, table));
    ArrayNode conflicts = document.putArray("conflicts");
    result.report().conflicts().forEach(conflict -> add(conflicts, conflict));
    ArrayNode steps = document.putArray("steps");
    for (ScriptUndo script : result.report().scripts()) {
      ObjectNode one = steps.addObject();
      one.put("step", script.name());
      one.put("when", script.when().name());
      one.put("outcome", script.outcome().name());
    }
    document.set("problems", Documents.problems(result.report().problems()));
    Documents.putSeconds(document, "seconds", result.seconds());
    return document;
  }

  private static void add(ArrayNode tables, TableUndo table) {
    ObjectNode one = tables.addObject();
    one.put("table", table.table().name());
    one.put("removed", table.removed());
    one.put("restored", table.restored());
    one.put("kept", table.kept());
    one.put("conflicts", table.conflicts());
    one.put("dropped", table.dropped());
    one.put("verified", table.verified());
    Documents.putSeconds(one, "seconds", table.seconds());
  }

  private static void add(ArrayNode conflicts, Conflict conflict) {
    ObjectNode one = conflicts.addObject();
    one.put("table", conflict.table().name());
    ObjectNode key = one.putObject("key");
    conflict.key().forEach(key::put);
    one.put("kind", conflict.kind().name());
  }
}
