package dev.turnstone.row;

import static dev.turnstone.row.Tables.field;
import static dev.turnstone.row.Tables.side;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.RowProgram.Outcome;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import dev.turnstone.support.RecordingWriter;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated
class AnyMachineTest {
  private static final Side SOURCE =
      side(
          Tables.SOURCE,
          Vendor.SQLITE,
          "ID int64 not null",
          "title text",
          "price decimal(10,2)",
          "weight float64",
          "at timestamp(6)",
          "written text");
  private static final Side TARGET =
      side(
          Tables.TARGET,
          Vendor.POSTGRESQL,
          "id int64 not null",
          "title text",
          "price decimal(10,2)",
          "weight text",
          "at instant(6)",
          "written date",
          "upper text");
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static TablePlan plan() {
    return Tables.plan(
        field("id", new FieldRule.Copy("ID")),
        field("title", new FieldRule.Copy("title")),
        field("price", new FieldRule.Copy("price")),
        field("weight", new FieldRule.Copy("weight")),
        field("at", new FieldRule.Convert("at", new Decoder.Zone("Europe/Berlin"))),
        field("written", new FieldRule.Convert("written", new Decoder.Pattern("d MMM uuuu"))),
        field("upper", new FieldRule.Expression("title.upperAscii()")));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "en-US, UTC",
    "tr-TR, Asia/Kolkata",
    "ar-EG-u-nu-arab, Australia/Lord_Howe",
    "de-DE, Europe/Berlin"
  })
  void theSameRowIsTheSameOnEveryMachine(String language, String place) {
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone(place));
    RowProgram program = RowProgram.compile(plan(), SOURCE, TARGET, LookupTables.NONE);
    RecordingWriter writer = new RecordingWriter();
    RowFingerprint fingerprint = new RowFingerprint();
    CellListCursor cursor =
        CellListCursor.on(
            Cells.whole(1234567),
            Cells.text("ıİi title"),
            Cells.real(1234.5),
            Cells.real(0.1),
            Cells.text("2024-07-01 02:30:00"),
            Cells.text("9 May 2024"));
    assertEquals(Outcome.WRITTEN, program.run(cursor, writer, 0, fingerprint));
    assertEquals(
        List.of(
            "LONG 1234567",
            "TEXT ıİi title",
            "DECIMAL 1234.5",
            "TEXT 0.1",
            "INSTANT 2024-07-01T00:30",
            "DATE 2024-05-09",
            "TEXT ıİI TITLE"),
        writer.rows().get(0));
    assertEquals("1234567", program.key(cursor).get("ID"));
  }
}
