package dev.turnstone.app.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.ColumnProfile.Distinct;
import dev.turnstone.app.profile.ColumnProfile.Extent;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.Catalogs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The fields of a database as a file that a spreadsheet opens, and that does nothing in there. */
class InventorySheetTest {
  private static final FieldInventory.Words WORDS =
      new FieldInventory.Words() {
        @Override
        public List<String> titles() {
          return IntStream.range(0, FieldInventory.COLUMNS).mapToObj(i -> "T" + i).toList();
        }

        @Override
        public String yesNo(boolean yes) {
          return yes ? "yes" : "no";
        }

        @Override
        public String sensitivity(Sensitivity sensitivity) {
          return sensitivity.toString();
        }

        @Override
        public String basis(Rating rating) {
          return rating.confirmed() ? "decided" : "suggested";
        }
      };

  private static final String ATTACK = "=cmd|' /C calc'!A0";

  @TempDir Path folder;

  @Test
  void everyFieldStandsInALineWithWhatIsKnownOfIt() throws IOException {
    Path file = folder.resolve("fields.csv");
    new InventorySheet(inventory()).write(file, "Fields");
    List<String> lines = Files.readAllLines(file);
    assertEquals(4, lines.size());
    assertEquals(
        "main.customer,id,int64,no,PK,,NONE,suggested,Customer care,400,0.0,400,,", lines.get(1));
    assertEquals(
        "main.customer,email,text(80),yes,,,PERSONAL,suggested,Customer care,400,12.5,350,5,40",
        lines.get(2));
  }

  @Test
  void aNameThatIsAFormulaIsDefusedAndOneWithACommaIsQuoted() throws IOException {
    Path file = folder.resolve("fields.csv");
    new InventorySheet(inventory()).write(file, "Fields");
    String last = Files.readAllLines(file).get(3);
    assertTrue(last.startsWith("main.customer,'" + ATTACK + ","), last);
    assertTrue(last.contains(",\"Sales, \"\"B\"\"\","), last);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals("\ufeffT0", new String(bytes, StandardCharsets.UTF_8).split(",", 2)[0]);
  }

  @Test
  void aWorkbookHoldsTheSameAndNoFormula() throws Exception {
    Path file = folder.resolve("fields.XLSX");
    new InventorySheet(inventory()).write(file, "Fields");
    List<List<String>> cells = cells(file);
    assertEquals(4, cells.size());
    assertEquals("T13", cells.get(0).get(13));
    assertEquals(
        List.of(
            "main.customer",
            "email",
            "text(80)",
            "yes",
            "PERSONAL",
            "suggested",
            "Customer care",
            "400",
            "12.5",
            "350",
            "5",
            "40"),
        cells.get(2));
    assertEquals(ATTACK, cells.get(3).get(1));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String sheet = text(zip, "xl/worksheets/sheet1.xml");
      assertFalse(sheet.contains("<f>"), "a formula");
      assertTrue(sheet.contains("12.5"));
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaidInWords() {
    Path file = folder.resolve("none").resolve("fields.csv");
    InventorySheet sheet = new InventorySheet(inventory());
    Refused refused = assertThrows(Refused.class, () -> sheet.write(file, "Fields"));
    assertEquals(Code.REPORT_UNWRITABLE, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains("there is no such folder"), refused.getMessage());
  }

  private static FieldInventory inventory() {
    Table table =
        Catalogs.withKey(
            Catalogs.table("main", "customer", "id int64", "email text(80)?", ATTACK + " text(5)"),
            "id");
    Catalog catalog = Catalogs.sqlite(table);
    Inventory known =
        Inventory.EMPTY
            .with(Place.of(Side.SOURCE, table.name()), Mark.NONE.ownedBy("Customer care"))
            .with(
                new Place(Side.SOURCE, table.name(), ATTACK),
                Mark.NONE.ownedBy("Sales, \"B\"").decided(Optional.of(Sensitivity.SECRET)));
    TableProfile profile =
        new TableProfile(
            table.name(),
            400,
            true,
            List.of(
                profile("id", 0, 400, OptionalInt.empty(), OptionalInt.empty()),
                profile("email", 50, 350, OptionalInt.of(5), OptionalInt.of(40)),
                profile(ATTACK, 0, 1, OptionalInt.of(1), OptionalInt.of(1))));
    return FieldInventory.of(Side.SOURCE, catalog, known, Map.of(table.name(), profile), WORDS);
  }

  private static ColumnProfile profile(
      String name, long nulls, long distinct, OptionalInt shortest, OptionalInt longest) {
    return new ColumnProfile(
        name,
        400,
        nulls,
        new Distinct(distinct, true),
        new Extent(Optional.of("hidden"), Optional.empty(), shortest, longest),
        List.of(),
        List.of(),
        Map.of());
  }

  /** What stands in the cells that have anything. */
  private static List<List<String>> cells(Path file) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> shared = new ArrayList<>();
      NodeList texts = xml(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
      for (int i = 0; i < texts.getLength(); i++) {
        shared.add(texts.item(i).getTextContent());
      }
      List<List<String>> rows = new ArrayList<>();
      NodeList lines = xml(zip, "xl/worksheets/sheet1.xml").getElementsByTagName("row");
      for (int r = 0; r < lines.getLength(); r++) {
        List<String> row = new ArrayList<>();
        NodeList cells = ((Element) lines.item(r)).getElementsByTagName("c");
        for (int c = 0; c < cells.getLength(); c++) {
          Element cell = (Element) cells.item(c);
          String value = cell.getTextContent();
          if (!value.isEmpty()) {
            boolean text = cell.getAttribute("t").equals("s");
            row.add(text ? shared.get(Integer.parseInt(value)) : value);
          }
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Document xml(ZipFile zip, String name) throws Exception {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
