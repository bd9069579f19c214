package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.document.Documents;
import dev.turnstone.undo.snapshot.Snapshots;
import java.nio.file.Path;

/** The document of {@code snapshot}. */
public final class SnapshotDocument {
  private SnapshotDocument() {}

  public static ObjectNode of(Path file, Snapshots.Taken taken) {
    ObjectNode document = Documents.object();
    document.put("file", file.toString());
    document.put("tables", taken.tables());
    document.put("rows", taken.rows());
    document.put("bytes", taken.bytes());
    return document;
  }
}
