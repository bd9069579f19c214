package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.document.Documents;
import dev.turnstone.document.RehearsalDocument;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.Lineage.OfCell;
import dev.turnstone.undo.difference.Lineage.SourceRow;
import java.time.Instant;
import java.util.Optional;

/** The document of {@code lineage}. */
public final class LineageDocument {
  private LineageDocument() {}

  public static ObjectNode of(Lineage lineage) {
    ObjectNode document = Documents.object();
    document.put("run", lineage.origin().run());
    document.put("plan", lineage.origin().plan());
    String operator = lineage.origin().operator();
    Documents.put(document, "operator", Optional.of(operator).filter(name -> !name.isEmpty()));
    document.put("state", lineage.origin().state().name());
    document.put("started", lineage.origin().started().toString());
    Documents.put(document, "ended", lineage.origin().ended().map(Instant::toString));
    document.put("table", lineage.target().name());
    ObjectNode key = document.putObject("key");
    lineage.key().forEach(key::put);
    document.put("what", lineage.what().name());
    if (lineage.chunk().isPresent()) {
      document.put("chunk", lineage.chunk().getAsInt());
    } else {
      document.putNull("chunk");
    }
    ObjectNode source = document.putObject("source");
    source.put("table", lineage.source().table().name());
    source.put("state", lineage.source().state().name());
    Documents.put(source, "why", Optional.of(lineage.source().why()).filter(why -> !why.isEmpty()));
    ArrayNode cells = document.putArray("cells");
    lineage.cells().forEach(cell -> cells.add(cell(cell, lineage.source())));
    return document;
  }

  private static ObjectNode cell(OfCell cell, SourceRow source) {
    ObjectNode one = Documents.object();
    one.put("column", cell.column());
    one.put("rule", cell.rule());
    ArrayNode sources = one.putArray("sources");
    for (String column : cell.sources()) {
      ObjectNode from = sources.addObject();
      from.put("column", column);
      OriginalValue value = source.values().get(column);
      if (value == null) {
        from.putNull("value");
      } else {
        from.set("value", RehearsalDocument.value(value));
      }
    }
    one.put("before", cell.before().filter(v -> !v.isNull()).map(ExactValue::shown).orElse(null));
    return one;
  }
}
