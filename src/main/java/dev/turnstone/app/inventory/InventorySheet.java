package dev.turnstone.app.inventory;

import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A field inventory as a file for a spreadsheet. Names come out of foreign databases: none of them
 * can become a formula.
 */
public final class InventorySheet {
  /** Letters with which a spreadsheet takes text for a formula. */
  private static final String FORMULA = "=+-@\t\r\n|%";

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int LONGEST_CELL = 32_767;

  private final FieldInventory inventory;

  public InventorySheet(FieldInventory inventory) {
    this.inventory = inventory;
  }

  /**
   * Writes it as an Excel workbook where the file is called {@code .xlsx}, else as comma separated
   * values; a file that is there is replaced.
   *
   * @param title of the sheet in the workbook
   * @throws Refused with {@link Code#REPORT_UNWRITABLE}
   */
  public void write(Path file, String title) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      byte[] content = name.endsWith(".xlsx") ? workbook(title) : separated();
      AtomicFile.write(file, content);
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.REPORT_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e));
      throw new Refused(problem, e);
    }
  }

  /** The mark tells spreadsheets that it is UTF-8. */
  private byte[] separated() {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    line(List.copyOf(inventory.titles()), text);
    inventory.lines().forEach(l -> line(l, text));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(List<?> entries, StringBuilder text) {
    text.append(entries.stream().map(InventorySheet::entry).collect(Collectors.joining(",")));
    text.append("\r\n");
  }

  private static String entry(Object entry) {
    if (entry instanceof Number) {
      return entry.toString();
    }
    String words = defused(entry.toString());
    boolean plain = words.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
  }

  /** An apostrophe before it makes it a text. */
  private static String defused(String words) {
    boolean formula = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0;
    return formula ? "'" + words : words;
  }

  /** Its cells are texts by their type, whatever they begin with. */
  private byte[] workbook(String title) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Turnstone", "1.0")) {
      Worksheet sheet = book.newWorksheet(title);
      for (int c = 0; c < inventory.titles().size(); c++) {
        sheet.value(0, c, inventory.titles().get(c));
        sheet.style(0, c).bold().set();
      }
      sheet.freezePane(0, 1);
      int row = 1;
      for (List<Object> line : inventory.lines()) {
        for (int c = 0; c < line.size(); c++) {
          put(sheet, row, c, line.get(c));
        }
        row++;
      }
    }
    return bytes.toByteArray();
  }

  private static void put(Worksheet sheet, int row, int column, Object entry) {
    if (entry instanceof Number number) {
      sheet.value(row, column, number);
    } else if (!entry.toString().isEmpty()) {
      String words = entry.toString();
      sheet.value(row, column, words.substring(0, Math.min(LONGEST_CELL, words.length())));
    }
  }
}
