package dev.turnstone.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.turnstone.app.quarantine.QuarantineCsv;
import dev.turnstone.document.Documents;
import dev.turnstone.journal.SetAside;
import dev.turnstone.row.OriginalValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The document of {@code quarantine}, written row by row, however many there are. */
public final class QuarantineDocument implements AutoCloseable {
  private final JsonGenerator json;

  /** Starts the document; {@code count} rows will follow. */
  public QuarantineDocument(OutputStream out, String run, long count) {
    try {
      json = Documents.generator(out);
      json.writeStartObject();
      json.writeStringField("run", run);
      json.writeNumberField("count", count);
      json.writeArrayFieldStart("rows");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(SetAside row) {
    try {
      json.writeStartObject();
      json.writeStringField("table", Documents.plain(row.table()));
      json.writeObjectFieldStart("key");
      for (Map.Entry<String, String> part : row.key().entrySet()) {
        json.writeStringField(part.getKey(), part.getValue());
      }
      json.writeEndObject();
      optional("column", row.column());
      json.writeStringField("code", row.code().name());
      json.writeStringField("reason", row.reason());
      optional("follows", row.follows());
      json.writeObjectFieldStart("original");
      for (Map.Entry<String, OriginalValue> value : row.original().entrySet()) {
        json.writeFieldName(value.getKey());
        QuarantineCsv.original(json, value.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void optional(String name, Optional<String> value) throws IOException {
    json.writeStringField(name, value.orElse(null));
  }

  @Override
  public void close() {
    try {
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
