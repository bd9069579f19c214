package dev.turnstone.app.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.turnstone.journal.SetAside;
import dev.turnstone.row.OriginalValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows set aside as CSV (RFC 4180) for a spreadsheet: the original row stands in one cell as JSON,
 * and no cell can start a formula.
 */
public final class QuarantineCsv {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private QuarantineCsv() {}

  public static String head() {
    return line(List.of("table", "key", "column", "code", "reason", "follows", "original"));
  }

  public static String of(SetAside row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.table().substring(row.table().indexOf('.') + 1));
    cells.add(
        row.key().entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(" ")));
    cells.add(row.column().orElse(""));
    cells.add(row.code().name());
    cells.add(row.reason());
    cells.add(row.follows().orElse(""));
    cells.add(original(row.original()));
    return line(cells);
  }

  private static String original(Map<String, OriginalValue> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, OriginalValue> value : values.entrySet()) {
        json.writeFieldName(value.getKey());
        original(json, value.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A value as a small document of its kind and what it is. */
  public static void original(JsonGenerator json, OriginalValue value) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", value.type());
    if (value.left().isPresent()) {
      json.writeNumberField("leftInSource", value.left().getAsLong());
    } else if (value.hex().isPresent()) {
      json.writeStringField("hex", value.hex().get());
    } else {
      json.writeStringField("value", value.value().orElse(null));
    }
    json.writeEndObject();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(QuarantineCsv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
