package dev.turnstone.fences;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightsTest {

  private static final String PLATFORM =
      "package javafx.application; public class Platform { public static void runLater(Runnable r) {} }";
  private static final String SINK = "package dev.turnstone.row; public interface RowSink {}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"javafx.scene", "org.controlsfx.control", "atlantafx.base.theme"})
  void theWindowToolkitOutsideUiIsCaught(String library) throws IOException {
    libraryIn("run", library)
        .isCaughtBy(Sights.ONLY_UI_SEES_THE_WINDOW_TOOLKIT, "dev.turnstone.run.Planted");
  }

  @Test
  void uiMaySeeTheWindowToolkit() throws IOException {
    libraryIn("ui.home", "javafx.scene").passes(Sights.ONLY_UI_SEES_THE_WINDOW_TOOLKIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.sql.Connection",
        "java.sql.SQLException",
        "javax.sql.DataSource",
        "com.zaxxer.hikari.HikariDataSource",
        "org.sqlite.SQLiteConnection",
      })
  void aConnectionOutsideJdbcAndJournalIsCaught(String type) throws IOException {
    planted("verify", "%s seen;".formatted(type))
        .isCaughtBy(Sights.ONLY_JDBC_AND_JOURNAL_SEE_CONNECTIONS, "dev.turnstone.verify.Planted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc.sqlite", "journal"})
  void jdbcAndJournalMaySeeConnections(String ours) throws IOException {
    planted(ours, "java.sql.Connection seen;").passes(Sights.ONLY_JDBC_AND_JOURNAL_SEE_CONNECTIONS);
  }

  @Test
  void sparkOutsideSparkIsCaught() throws IOException {
    libraryIn("run", "org.apache.spark.sql")
        .isCaughtBy(Sights.ONLY_SPARK_SEES_SPARK, "dev.turnstone.run.Planted");
  }

  @Test
  void aSinkInARehearsalIsCaught() throws IOException {
    Planted.in(
            folder,
            SINK,
            "package dev.turnstone.rehearse; class Planted { void go(dev.turnstone.row.RowSink s) {} }")
        .isCaughtBy(Sights.REHEARSE_IS_NEVER_GIVEN_A_SINK, "dev.turnstone.rehearse.Planted");
  }

  @Test
  void aRehearsalThatIsASinkIsCaught() throws IOException {
    Planted.in(
            folder,
            SINK,
            "package dev.turnstone.rehearse; class Planted implements dev.turnstone.row.RowSink {}")
        .isCaughtBy(Sights.REHEARSE_IS_NEVER_GIVEN_A_SINK, "dev.turnstone.rehearse.Planted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void go() { javafx.application.Platform.runLater(() -> {}); }",
        "java.util.concurrent.Executor later = javafx.application.Platform::runLater;",
      })
  void runLaterOutsideTheKitIsCaught(String body) throws IOException {
    Planted.in(
            folder, PLATFORM, "package dev.turnstone.ui.run; class Planted { %s }".formatted(body))
        .isCaughtBy(Sights.RUN_LATER_ONLY_IN_THE_UI_KIT, "dev.turnstone.ui.run.Planted");
  }

  @Test
  void theKitMayRunLater() throws IOException {
    Planted.in(
            folder,
            PLATFORM,
            "package dev.turnstone.ui.kit; class Planted { void go() {"
                + " javafx.application.Platform.runLater(() -> {}); } }")
        .passes(Sights.RUN_LATER_ONLY_IN_THE_UI_KIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.Date seen;",
        "java.sql.Date seen;",
        "java.sql.Time seen;",
        "java.sql.Timestamp[] seen;",
        "java.util.GregorianCalendar seen;",
        "java.text.SimpleDateFormat seen;",
        "Object go(java.sql.ResultSet r) throws Exception { return r.getTimestamp(1).toInstant(); }",
        "Object go() { return java.util.Calendar.getInstance(); }",
      })
  void aDateOfTheOldKindIsCaught(String body) throws IOException {
    planted("jdbc", body).isCaughtBy(Sights.NO_DATES_OF_THE_OLD_KIND, "dev.turnstone.jdbc.Planted");
  }

  @Test
  void javaTimeIsFine() throws IOException {
    planted("jdbc", "java.time.LocalDate seen = java.time.LocalDate.EPOCH;")
        .passes(Sights.NO_DATES_OF_THE_OLD_KIND);
  }

  private Planted libraryIn(String ours, String library) throws IOException {
    return Planted.in(
        folder,
        "package %s; public class Thing {}".formatted(library),
        "package dev.turnstone.%s; class Planted { %s.Thing thing; }".formatted(ours, library));
  }

  private Planted planted(String ours, String body) throws IOException {
    return Planted.in(
        folder, "package dev.turnstone.%s; class Planted { %s }".formatted(ours, body));
  }
}
