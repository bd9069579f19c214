package dev.turnstone.app.export;

import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Differences as CSV (RFC 4180) for a spreadsheet, one line per cell. NULL and values that are not
 * there are empty, an empty text is {@code ""}; a text that would start a formula gets an
 * apostrophe in front, numbers stay numbers.
 */
public final class ComparisonCsv {
  private static final int PAGE = 100;
  private static final int LONGEST = 1 << 15;
  private static final String STARTS_A_FORMULA = "=+-@\t\r";
  private static final Set<ExactValue.Kind> NUMBERS =
      Set.of(ExactValue.Kind.INTEGER, ExactValue.Kind.DECIMAL, ExactValue.Kind.REAL);

  private ComparisonCsv() {}

  /** Writes all differing rows. */
  public static void write(Writer out, Comparison comparison, List<TableComparison> tables)
      throws IOException {
    out.write("table,kind,key,column,left,right\r\n");
    for (TableComparison table : tables) {
      long rows = table.notCompared().isPresent() ? 0 : table.counts().different();
      for (long from = 0; from < rows; from += PAGE) {
        for (RowDifference row : comparison.page(table.right(), from, PAGE, LONGEST)) {
          write(out, table, row);
        }
      }
    }
  }

  private static void write(Writer out, TableComparison table, RowDifference row)
      throws IOException {
    String key =
        row.key().entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue().shown())
            .collect(Collectors.joining(" "));
    String start = cell(table.right().name()) + "," + row.kind().name() + "," + cell(key) + ",";
    if (row.cells().isEmpty()) {
      out.write(start + ",,\r\n");
    }
    for (CellDifference cell : row.cells()) {
      if (row.kind() != RowDifference.Kind.CHANGED || cell.changed() || cell.left().isEmpty()) {
        String values = value(cell.left()) + "," + value(cell.right());
        out.write(start + cell(cell.column()) + "," + values + "\r\n");
      }
    }
  }

  private static String value(Optional<ExactValue> value) {
    if (value.isEmpty() || value.get().isNull()) {
      return "";
    }
    String text = value.get().shown();
    return text.isEmpty() ? "\"\"" : NUMBERS.contains(value.get().kind()) ? text : cell(text);
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
