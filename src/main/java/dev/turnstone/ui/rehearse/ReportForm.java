package dev.turnstone.ui.rehearse;

import dev.turnstone.document.Documents;
import dev.turnstone.document.RehearsalDocument;
import dev.turnstone.document.RehearsalPage;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.RehearsalText;
import dev.turnstone.rehearse.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** As what a report is kept. None shows values of rows, only their keys. */
public enum ReportForm {
  PAGE("html", "rehearse.export.page"),
  DOCUMENT("json", "rehearse.export.document"),
  TEXT("txt", "rehearse.export.text");

  private final String ending;
  private final String key;

  ReportForm(String ending, String key) {
    this.ending = ending;
    this.key = key;
  }

  /** Of the files that are kept so, without a dot. */
  public String ending() {
    return ending;
  }

  /** Under which its name is found. */
  public String key() {
    return key;
  }

  /** The one that a file's name asks for; a page where it asks for none. */
  public static ReportForm of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(form -> name.endsWith("." + form.ending))
        .findFirst()
        .orElse(PAGE);
  }

  /**
   * The whole text.
   *
   * @param planFile what commands in it call the plan
   */
  String text(Report report, String planFile) {
    return switch (this) {
      case PAGE -> RehearsalPage.of(report, planFile, false);
      case DOCUMENT ->
          Documents.text(RehearsalDocument.of(report, planFile, false)) + System.lineSeparator();
      case TEXT -> plain(report, planFile);
    };
  }

  private static String plain(Report report, String planFile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      new RehearsalText(out, Paint.NONE, false).print(report, planFile);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
