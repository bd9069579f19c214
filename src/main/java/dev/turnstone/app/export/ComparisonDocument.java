package dev.turnstone.app.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document of {@code compare}, written page by page, however many rows differ. */
public final class ComparisonDocument {
  private static final int PAGE = 200;

  /** Of larger values the document tells the length. */
  private static final int LONGEST = 1 << 20;

  private final Comparison comparison;
  private final long rows;
  private final JsonGenerator json;

  private ComparisonDocument(Comparison comparison, long rows, JsonGenerator json) {
    this.comparison = comparison;
    this.rows = rows;
    this.json = json;
  }

  /**
   * Writes the document.
   *
   * @param tables those to show
   * @param rows at most so many differing rows of each table
   */
  public static void write(
      OutputStream out, Comparison comparison, List<TableComparison> tables, long rows) {
    try (JsonGenerator json = generator(out)) {
      new ComparisonDocument(comparison, rows, json).write(tables);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator generator = new JsonFactory().createGenerator(out);
    return generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
  }

  private void write(List<TableComparison> tables) throws IOException {
    json.writeStartObject();
    json.writeStringField("left", comparison.left());
    json.writeStringField("right", comparison.right());
    json.writeBooleanField("identical", comparison.identical());
    json.writeObjectFieldStart("total");
    counts(comparison.total());
    json.writeNumberField(
        "tablesNotCompared",
        comparison.tables().stream().filter(t -> t.notCompared().isPresent()).count());
    json.writeEndObject();
    json.writeArrayFieldStart("tables");
    for (TableComparison table : tables) {
      table(table);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts(TableComparison.Counts counts) throws IOException {
    json.writeNumberField("identical", counts.identical());
    json.writeNumberField("added", counts.added());
    json.writeNumberField("removed", counts.removed());
    json.writeNumberField("changed", counts.changed());
  }

  private void table(TableComparison table) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", table.right().name());
    json.writeStringField("left", table.left().name());
    counts(table.counts());
    json.writeStringField("notCompared", table.notCompared().orElse(null));
    json.writeNumberField("filtered", table.besides().filtered());
    json.writeNumberField("setAside", table.besides().setAside());
    json.writeNumberField("others", table.besides().others());
    json.writeNumberField("tooLarge", table.besides().tooLarge());
    json.writeArrayFieldStart("columnsNotCompared");
    for (String column : table.columnsLeftOut()) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    long shown = table.notCompared().isPresent() ? 0 : Math.min(rows, table.counts().different());
    for (long from = 0; from < shown; from += PAGE) {
      int count = (int) Math.min(PAGE, shown - from);
      for (RowDifference row : comparison.page(table.right(), from, count, LONGEST)) {
        row(row);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(RowDifference row) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("key");
    for (Map.Entry<String, ExactValue> part : row.key().entrySet()) {
      json.writeStringField(part.getKey(), part.getValue().shown());
    }
    json.writeEndObject();
    json.writeStringField("kind", row.kind().name());
    json.writeObjectFieldStart("cells");
    for (RowDifference.CellDifference cell : row.cells()) {
      if (cell.changed() || cell.left().isEmpty() || cell.right().isEmpty()) {
        json.writeArrayFieldStart(cell.column());
        value(cell.left());
        value(cell.right());
        json.writeEndArray();
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void value(Optional<ExactValue> value) throws IOException {
    json.writeString(value.filter(v -> !v.isNull()).map(ExactValue::shown).orElse(null));
  }
}
